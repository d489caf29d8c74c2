using RLCollapse.Cli.Sweeps;

namespace RLCollapse.Tests.Cli.Sweeps;

public sealed class WorkerCommandTests
{
    [Theory]
    [InlineData("/usr/bin/dotnet", "/usr/bin/dotnet /app/RLCollapse.Cli.dll")]
    [InlineData("/app/dotnet.exe", "/app/dotnet.exe /app/RLCollapse.Cli.dll")]
    [InlineData("/app/RLCollapse.Cli", "/app/RLCollapse.Cli")]
    [InlineData("/app/RLCollapse.Benchmarks.exe", "/app/RLCollapse.Benchmarks.exe")]
    [InlineData("/elsewhere/testhost", "dotnet /app/RLCollapse.Cli.dll")]
    [InlineData(null, "dotnet /app/RLCollapse.Cli.dll")]
    public void A_job_is_started_as_this_process_was(string? process, string words) =>
        Assert.Equal(words, string.Join(' ', WorkerCommand.Program(process, "/app/RLCollapse.Cli.dll")));
}

using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: TestFramework("RLCollapse.Tests.Fixtures.TidyFramework", "RLCollapse.Tests")]

namespace RLCollapse.Tests.Fixtures;

/// <summary>
/// xunit with a temporary folder for each run of the tests: whatever they and the processes that they start put into the temporary folder
/// lies in it, and goes with it. A run whose folder cannot be deleted, because something still writes or is mounted there, fails.
/// </summary>
public sealed class TidyFramework(IMessageSink messages) : XunitTestFramework(messages)
{
    /// <inheritdoc/>
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assembly) =>
        new Executor(assembly, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(AssemblyName assembly, ISourceInformationProvider sources, IMessageSink messages)
        : XunitTestFrameworkExecutor(assembly, sources, messages)
    {
        protected override async void RunTestCases(
            IEnumerable<IXunitTestCase> cases, IMessageSink results, ITestFrameworkExecutionOptions options)
        {
            using var runner = new Runner(TestAssembly, cases, DiagnosticMessageSink, results, options);
            await runner.RunAsync();
        }
    }

    private sealed class Runner(ITestAssembly assembly, IEnumerable<IXunitTestCase> cases, IMessageSink messages, IMessageSink results,
        ITestFrameworkExecutionOptions options) : XunitTestAssemblyRunner(assembly, cases, messages, results, options)
    {
        private OwnTemporaryFolder? _folder;

        protected override Task AfterTestAssemblyStartingAsync()
        {
            _folder = new();
            return base.AfterTestAssemblyStartingAsync();
        }

        protected override async Task BeforeTestAssemblyFinishedAsync()
        {
            await base.BeforeTestAssemblyFinishedAsync();
            Aggregator.Run(_folder!.Dispose);
        }
    }
}

using System.Runtime.InteropServices;
using RLCollapse.Common;

namespace RLCollapse.Tests.Common;

public sealed class MachineFailureTests
{
    public static TheoryData<Exception, string> Failures => new()
    {
        { new IOException("Input/output error : '/r'", 5), "Input/output error : '/r'. Once that is put right, the same command then" },
        { new UnauthorizedAccessException("Access to the path '/r' is denied."), "Access to the path '/r' is denied. Once" },
        { new OutOfMemoryException("Out of memory."), "Out of memory. Give the process more memory" },
        { new ExternalException("[enforce fail] DefaultCPUAllocator: can't allocate memory\nmore"), "libtorch got no memory. Give" },
        { new AggregateException(new OutOfMemoryException("Out of memory.")), "Out of memory. Give the process more memory" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void What_the_machine_refuses_is_said_in_a_line_with_what_to_do(Exception error, string begins)
    {
        var line = MachineFailure.Of(error);

        Assert.StartsWith(begins, line);
        Assert.EndsWith("goes on from the last checkpoint.", line);
        Assert.DoesNotContain("\n", line);
    }

    [LinuxFact]
    public void A_full_disk_asks_for_room() =>
        Assert.StartsWith("No space left on device. Free some room", MachineFailure.Of(new IOException("No space left on device", 28)));

    [Fact]
    public void A_mistake_of_the_program_is_not_the_machines() => Assert.Null(MachineFailure.Of(new InvalidOperationException("x")));
}

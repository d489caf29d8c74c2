using RLCollapse.Benchmarks;
using RLCollapse.Common;
using RLCollapse.Data.Tasks.Arithmetic.Interpreter;

namespace RLCollapse.Tests.Data.Tasks.Arithmetic.Interpreter;

public class VirtualMachineTests
{
    [Fact]
    public void EveryProgramOfTheLanguageEnds()
    {
        var programs = new RandomPrograms(new Seed(17).Generator());
        var ends = new Dictionary<ExecutionFault, int>();
        for (var round = 0; round < 5_000; round++)
        {
            var text = "a = 3 ; b = 5 ; c = 0 ; total = 1 ; " + programs.Next();
            var fault = BoundedInterpreter.RunProgram(text).Fault;
            Assert.True(fault != ExecutionFault.Syntax, text);
            ends[fault] = ends.GetValueOrDefault(fault) + 1;
        }

        Assert.Equal(Enum.GetValues<ExecutionFault>().Where(fault => fault != ExecutionFault.Syntax), ends.Keys.Order());
    }

    [Fact]
    public void AProgramWithATokenGoneOrDoubledEnds()
    {
        var random = new Seed(18).Generator();
        var programs = new RandomPrograms(random);
        var refused = 0;
        for (var round = 0; round < 5_000; round++)
        {
            var tokens = programs.Next().Split(' ').ToList();
            var position = random.NextInt(0, tokens.Count - 1);
            if (random.NextInt(0, 1) == 0) tokens.RemoveAt(position);
            else tokens.Insert(position, tokens[position]);
            if (BoundedInterpreter.RunProgram(string.Join(' ', tokens)).Fault == ExecutionFault.Syntax) refused++;
        }

        Assert.InRange(refused, 3_000, 4_999);
    }

    [Fact]
    public void MoreCallsThanItHasRoomForAreTooMany()
    {
        const string Recursion = "def f ( n ) : return f ( n + 1 ) end ; x = f ( 0 )";
        var limits = new InterpreterLimits { MaxCallDepth = 1_000 };
        Assert.Equal(ExecutionFault.Depth, BoundedInterpreter.RunProgram(Recursion, limits).Fault);
    }

    [Fact]
    public void ManyVariablesAndDeepCallsAreTooManyTogether()
    {
        var variables = string.Join(" ; ", Enumerable.Range(0, 30).Select(i => $"v{i} = n"));
        var text = $"def f ( n ) : {variables} ; return f ( n + 1 ) end ; x = f ( 0 )";
        Assert.Equal(ExecutionFault.Depth, BoundedInterpreter.RunProgram(text).Fault);
    }
}

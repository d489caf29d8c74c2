using RLCollapse.Common;
using RLCollapse.Grading;
using RLCollapse.Rewards;
using RLCollapse.Rewards.Commands;
using RLCollapse.Rl;
using RLCollapse.Runs;
using RLCollapse.Sampling;

namespace RLCollapse.Tests.Rewards.Commands;

/// <summary>Small programs in Python that answer, die, hang and talk nonsense.</summary>
public sealed class CommandScorerTests : IDisposable
{
    private const string Each = "import json, os, sys, time\nfor line in sys.stdin:\n    row = json.loads(line)\n";
    private const string Length = "    print(json.dumps({'id': row['id'], 'reward': len(row['response'])}), flush=True)\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("rlcollapse-").FullName;
    private readonly Notes _notes = new();

    private static Response[] Responses => [.. Enumerable.Range(0, 24).Select(i =>
        Written(i / 4, Tiny.Data.Formats[i % 3].Render(Tiny.Data.Test[i / 4])))];

    private static double[] Expected => [.. Responses.Select(response => 0.5 * Text(response).Length)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [PythonFact]
    public void Answers_are_part_of_the_reward_by_their_weight()
    {
        using var scorer = Scorer(Each + Length);
        var outcomes = Outcomes(scorer, Responses);
        Assert.Equal(Expected, outcomes.Select(outcome => outcome.Parts[1]));
        Assert.Equal(outcomes.Select(outcome => outcome.Parts[0] + outcome.Parts[1]), outcomes.Select(outcome => outcome.Reward));
        Assert.Empty(_notes.Lines);
    }

    [PythonFact]
    public void Answers_do_not_depend_on_how_batches_are_cut()
    {
        using var scorer = Scorer(Each + Length);
        Assert.Equal(Expected, Responses.Chunk(4).SelectMany(group => Outcomes(scorer, group)).Select(outcome => outcome.Parts[1]));
    }

    [PythonFact]
    public void A_program_may_read_all_before_it_answers_any_and_lines_longer_than_a_pipe_do_not_stop_it()
    {
        using var scorer = Scorer("import json, sys\nrows = [json.loads(sys.stdin.readline()) for _ in range(24)]\n"
            + "for row in reversed(rows):\n"
            + "    print(json.dumps({'id': row['id'], 'reward': len(row['response']), 'x': 'y' * 60000}), flush=True)\n"
            + "sys.stdin.read()\n");
        Assert.Equal(Expected, Outcomes(scorer, Responses).Select(outcome => outcome.Parts[1]));
    }

    [PythonFact]
    public void One_that_dies_once_is_started_again_and_asked_the_rest()
    {
        var marker = Path.Combine(_folder, "died");
        using var scorer = Scorer(Each + $"    if row['id'] == 9 and not os.path.exists('{marker}'):\n"
            + $"        open('{marker}', 'w').close()\n        sys.exit('tired')\n" + Length);
        Assert.Equal(Expected, Outcomes(scorer, Responses).Select(outcome => outcome.Parts[1]));
        Assert.Equal(["reward.command: tired",
            "warning: reward.command has ended with exit code 1, with 15 questions open; it is started again (1 of 2)"], _notes.Lines);
    }

    [PythonFact]
    public void One_that_always_dies_is_an_error_with_the_line_and_its_last_words()
    {
        using var scorer = Scorer("import sys\nsys.exit('no such model')\n");
        var error = Assert.Throws<CommandFailedException>(() => Outcomes(scorer, Responses));
        Assert.Contains("has ended with exit code 1, with 24 questions open, after it was started again 2 times "
            + "(reward.command.restarts); it said last: no such model. Sent: {\"id\":0,\"prompt\":", error.Message);
        Assert.EndsWith("Came back: nothing", error.Message);
    }

    [PythonFact]
    public void One_that_hangs_or_leaves_a_line_out_is_an_error_and_is_ended()
    {
        var pid = Path.Combine(_folder, "pid");
        using var hangs = Scorer($"import os, time\nopen('{pid}', 'w').write(str(os.getpid()))\ntime.sleep(600)\n", timeLimit: 6);
        Assert.Contains("has left 24 questions without an answer for 6 s (reward.command.timeLimit)",
            Assert.Throws<CommandFailedException>(() => Outcomes(hangs, Responses)).Message);
        Assert.Throws<ArgumentException>(() => System.Diagnostics.Process.GetProcessById(int.Parse(File.ReadAllText(pid))));

        using var leavesOut = Scorer(Each + "    if row['id'] != 5:\n    " + Length, timeLimit: 6);
        Assert.Contains("has left 1 questions without an answer for 6 s (reward.command.timeLimit). Sent: {\"id\":5,",
            Assert.Throws<CommandFailedException>(() => Outcomes(leavesOut, Responses)).Message);
    }

    [PythonFact]
    public void Nonsense_is_an_error_and_so_is_a_line_too_many()
    {
        using var nonsense = Scorer(Each + "    print('I like it', flush=True)\n");
        Assert.Contains("has answered with no number and no JSON. Sent: {\"id\":0,",
            Assert.Throws<CommandFailedException>(() => Outcomes(nonsense, Responses)).Message);

        using var talks = Scorer(Each + "    print(1, flush=True)\n    if row['id'] == 3: print(7, flush=True)\n");
        Outcomes(talks, Responses[..4]);
        Thread.Sleep(500);
        Assert.Contains("has written more lines than it was asked questions, before it was asked this. Sent: {\"id\":4,",
            Assert.Throws<CommandFailedException>(() => Outcomes(talks, Responses[4..8])).Message);
    }

    [PythonFact]
    public void It_ends_with_the_run_though_it_does_not_heed_the_end_of_its_input()
    {
        var pid = Path.Combine(_folder, "pid");
        using (var scorer = Scorer($"import os\nopen('{pid}', 'w').write(str(os.getpid()))\n" + Each + Length + "time.sleep(600)\n"))
            Outcomes(scorer, Responses);
        Assert.Throws<ArgumentException>(() => System.Diagnostics.Process.GetProcessById(int.Parse(File.ReadAllText(pid))));
    }

    [PythonFact]
    public void What_it_leaves_behind_does_not_hide_that_it_has_ended_and_a_flood_of_lines_ends_with_it()
    {
        using var leaves = Scorer("import subprocess, sys\nsubprocess.Popen(['sleep', '30'])\nsys.exit(3)\n");
        Assert.Contains("has ended with exit code 3", Assert.Throws<CommandFailedException>(() => Outcomes(leaves, Responses)).Message);

        using var floods = Scorer("import sys\nsys.stdin.readline()\nwhile True: print('1' * 100000)\n");
        Assert.Contains("with no finite number", Assert.Throws<CommandFailedException>(() => Outcomes(floods, Responses)).Message);
    }

    [Fact]
    public void A_program_that_is_not_there_is_named()
    {
        using var scorer = new CommandScorer(new() { Run = ["no-such-program-here"] }, _notes, CancellationToken.None);
        Assert.Contains("reward.command.run: there is no program no-such-program-here here",
            Assert.Throws<UserErrorException>(() => Outcomes(scorer, Responses)).Message);
    }

    [Fact]
    public void Nobody_starts_a_program_that_is_not_asked()
    {
        using var scorer = new CommandScorer(new() { Run = ["no-such-program-here"] }, _notes, CancellationToken.None);
        Assert.Empty(scorer.Of([]));
    }

    private CommandScorer Scorer(string program, double timeLimit = 60)
    {
        var file = Path.Combine(_folder, $"{Guid.NewGuid():N}.py");
        File.WriteAllText(file, program);
        return new(new() { Run = ["python3", file], TimeLimit = timeLimit }, _notes, CancellationToken.None);
    }

    private static IReadOnlyList<Outcome> Outcomes(CommandScorer scorer, IReadOnlyList<Response> responses) =>
        new RewardFunction(new() { Terms = new Dictionary<string, double> { ["command"] = 0.5 } }, Grader,
            Judges.None with { Command = scorer }).Of(responses, prompt => Tiny.Data.Test[prompt], new(1));

    private static Grader Grader => new(Tiny.Data.Formats, Tiny.Data.Tokenizer, TruncationMode.Zero);

    private static string Text(Response response) => Grader.Text(response);

    private static Response Written(int prompt, string text)
    {
        int[] tokens = [.. Tiny.Data.Tokenizer.Encode(text), Tiny.Data.Tokenizer.EndId];
        return new(prompt, tokens, new float[tokens.Length], new float[tokens.Length], Ended: true);
    }

    private sealed class Notes : IRunObserver
    {
        public List<string> Lines { get; } = [];

        public void Note(string message) => Lines.Add(message);

        public void Warn(string message) => Lines.Add("warning: " + message);

        public void StageStarted(string stage, int totalSteps, int doneSteps)
        {
        }

        public void StepDone(MetricsRecord record)
        {
        }

        public void Probed(MetricsRecord record)
        {
        }
    }
}

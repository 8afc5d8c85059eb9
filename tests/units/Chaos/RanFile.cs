namespace Coro.Tests.Chaos;

/// <summary>
/// What the steps of a campaign wrote down: <c>child attempt step try start</c> and the same with <c>done</c>, in the order in which it
/// happened. Nothing of Coro has a hand in that.
/// </summary>
internal sealed class RanFile
{
    private readonly List<(string Child, string Attempt, string Step, string Try, string What)> _lines;

    private RanFile(IEnumerable<string> lines) =>
        _lines = [.. lines.Select(line => line.Split(' ')).Select(words => (words[0], words[1], words[2], words[3], words[4]))];

    public static RanFile Read(string path) => new(File.ReadAllText(path).Split('\n')[..^1]);

    public int Count => _lines.Count;

    /// <summary>How often a step of an attempt was started: <c>child attempt step</c>.</summary>
    public int Starts(string what) => _lines.Count(line => line.What == "start" && $"{line.Child} {line.Attempt} {line.Step}" == what);

    /// <summary>No process of a child did anything any more when the next one of that child had started, and steps came in order.</summary>
    public void CheckOneAtATime()
    {
        var present = new Dictionary<string, (string Attempt, string Step, string Try)>();
        var tries = new HashSet<string>();
        foreach (var (child, attempt, step, @try, what) in _lines)
        {
            if (what == "done")
            {
                present[child].ShouldBe((attempt, step, @try), $"{child} went on in an old process while a new one ran");
                continue;
            }

            tries.Add($"{child} {attempt} {step} {@try}").ShouldBeTrue($"try {@try} of {child}/{step} was started twice");
            present[child] = (attempt, step, @try);
        }
    }
}

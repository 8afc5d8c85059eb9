using System.Text;

namespace Coro.Tests.Crash;

/// <summary>Goes through the states that power cuts may leave of a recorded run, and checks each.</summary>
/// <param name="run">The run.</param>
/// <param name="seed">Decides which.</param>
/// <param name="keeps">Whether the disk of a state that does not hold what was promised is kept for whoever looks into it.</param>
internal sealed class Exploration(Recorded run, int seed, bool keeps = true)
{
    // One state in so many is gone on with: that takes as long as a run.
    private const int GoOnWithOneIn = 60;

    // One in so many has its own recovery cut.
    private const int CutAgainOneIn = 40;

    private readonly Random _random = new(seed);
    private readonly CrashChecker _checker = new(run);

    /// <summary>How many different states were checked.</summary>
    public int States { get; private set; }

    /// <summary>How many of them were gone on with, to the campaign's end.</summary>
    public int GoneOnWith { get; private set; }

    /// <summary>Checks some states; every point of the run has its share.</summary>
    /// <param name="most">How many, about.</param>
    /// <exception cref="CrashException">One does not hold what was promised.</exception>
    public async Task RunAsync(int most)
    {
        var cuts = new PowerCuts(run.Disk.Base, run.Disk.Ops);
        var share = Math.Max(1, most / (run.Disk.Ops.Count + 1));
        var known = new HashSet<((ulong, ulong), int)>();
        do
        {
            var promises = run.Promises.CountBefore(cuts.At);
            var telling = cuts.Telling(_random).ToArray();
            _random.Shuffle(telling);
            var others = Enumerable.Range(0, cuts.Unflushed > 1 ? Math.Max(0, share - telling.Length) : 0).Select(_ => cuts.Any(_random));
            foreach (var (image, lost) in telling.Take(share).Concat(others))
            {
                if (known.Add((cuts.Fingerprint(image), promises)))
                    await CheckAsync(image, cuts.At, lost);
            }
        }
        while (cuts.Advance());
    }

    private async Task CheckAsync(DiskImage image, int at, Func<string> lost)
    {
        try
        {
            States++;
            var recovery = await _checker.CheckAsync(image, at);
            if (_random.Next(CutAgainOneIn) == 0)
                await CutAgainAsync(recovery, at);
            if (run.CanGoOn && _random.Next(GoOnWithOneIn) == 0)
            {
                GoneOnWith++;
                await GoingOn.CheckAsync(image);
            }
        }
        catch (Exception problem) when (problem is not CrashException)
        {
            throw new CrashException(Story(image, run.Disk.Ops, at, lost(), problem), problem);
        }
    }

    // A power cut while the last one is recovered from.
    private async Task CutAgainAsync(SimDisk recovery, int at)
    {
        var cuts = new PowerCuts(recovery.Base, recovery.Ops);
        do
        {
            foreach (var (image, lost) in cuts.Telling(_random))
            {
                if (_random.Next(4) > 0)
                    continue;
                States++;
                try
                {
                    await _checker.CheckAsync(image, at, isSecond: true);
                }
                catch (Exception problem)
                {
                    throw new CrashException(Story(image, recovery.Ops, cuts.At, lost(), problem) + $"\nthat is, while it was recovered from a cut after operation {at}", problem);
                }
            }
        }
        while (cuts.Advance());
    }

    private string Story(DiskImage image, IReadOnlyList<DiskOp> ops, int at, string lost, Exception problem)
    {
        var story = new StringBuilder($"CORO_CRASH_SEED={seed}, {run.Name}: {problem.Message}\n");
        if (keeps)
        {
            var folder = Directory.CreateTempSubdirectory("coro-crash-").FullName;
            image.WriteTo(folder);
            story.Append($"The disk as it was found is in {folder}.\n");
        }

        story.Append($"After {at} operations, of what was not flushed there was:\n    {lost}\nThe last operations:\n");
        for (var op = Math.Max(0, at - 25); op < at; op++)
            story.Append($"    {op}: {PowerCuts.Words(ops[op])}\n");
        return story.ToString();
    }
}

/// <summary>What a power cut left is not what was promised.</summary>
public sealed class CrashException(string message, Exception inner) : Exception(message, inner);

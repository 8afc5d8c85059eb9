using System.Text;
using Coro.Engine.State;
using Coro.Tests.State.SkillForge;

namespace Coro.Tests.Crash;

/// <summary>The runs whose disks are cut off from power.</summary>
internal static class CrashRuns
{
    /// <summary>From the start to a gate, with requests while nobody runs it, to the end, and once more in parts.</summary>
    public static async Task<Recorded> WholeAsync(SeededFault? fault = null)
    {
        var run = new Recorded("a whole campaign", fault);
        (await run.StartAsync()).ExitCode.ShouldBe(ExitCode.AwaitingInput);
        run.Look();
        await run.AskAsync(new ChildRequest { Operation = ChildOperation.Skip, Children = ["bad"], By = "ann" });
        (await run.ResumeAsync()).ExitCode.ShouldBe(ExitCode.AwaitingInput);
        await run.AskAsync(new GateRequest { Gate = "checkpoint:capstone", By = "ann" });
        (await run.ResumeAsync()).ExitCode.ShouldBe(ExitCode.Success);
        await run.AskAsync(new ChildRequest { Operation = ChildOperation.Rerun, Children = ["api"], Downstream = true, By = "ann" });
        (await run.ResumeAsync()).ExitCode.ShouldBe(ExitCode.AwaitingInput);
        return run;
    }

    /// <summary>Processes that are killed while the machine lives on, each followed by another that goes on, and by somebody who looks.</summary>
    /// <param name="seed">Decides when.</param>
    /// <param name="fault">A mistake that is made on purpose.</param>
    /// <param name="follow">Whether those who look follow it; otherwise they ask for its status.</param>
    /// <param name="always">What is to be flushed whenever one is killed; null: now this, now that.</param>
    public static async Task<Recorded> KilledAsync(int seed, SeededFault? fault = null, bool follow = false, string? always = null)
    {
        var (random, run) = (new Random(seed), new Recorded($"a campaign whose processes are killed ({seed})", fault) { Dies = true });
        string?[] moments = [null, null, "", Path.GetFileName(run.Workspace.Journal)];
        for (var kills = 0; kills < 4; kills++)
        {
            await run.KilledAsync(run.Disk.Now + random.Next(1, random.Next(2) == 0 ? 14 : 90), always ?? moments[random.Next(moments.Length)], () => GoOnAsync(run));
            if (!run.Disk.Exists(run.Workspace.Journal))
                continue;
            if (!follow)
            {
                run.Look();
                continue;
            }

            // The first look finds what is new, the next one that nothing comes after it.
            run.Follow();
            run.Follow();
        }

        for (var ended = ExitCode.AwaitingInput; ended == ExitCode.AwaitingInput;)
            ended = (await GoOnAsync(run)).ExitCode;
        return run;
    }

    /// <summary>A campaign that somebody follows.</summary>
    public static async Task<Recorded> FollowedAsync(SeededFault? fault = null)
    {
        var run = new Recorded("a campaign that somebody follows", fault) { IsFollowed = true };
        (await run.StartAsync()).ExitCode.ShouldBe(ExitCode.AwaitingInput);
        return run;
    }

    /// <summary>A campaign that is started over twice.</summary>
    public static async Task<Recorded> OverwrittenAsync(SeededFault? fault = null)
    {
        var run = new Recorded("a campaign that is overwritten", fault) { CanGoOn = false };
        for (var starts = 0; starts < 3; starts++)
            (await run.StartAsync()).ExitCode.ShouldBe(ExitCode.AwaitingInput);
        return run;
    }

    /// <summary>A campaign that lies elsewhere.</summary>
    public static async Task<Recorded> RelocatedAsync(SeededFault? fault = null)
    {
        var run = new Recorded("a campaign that lies elsewhere", fault) { CanGoOn = false, PointsElsewhere = true };
        (await run.StartAsync()).ExitCode.ShouldBe(ExitCode.AwaitingInput);
        return run;
    }

    /// <summary>Recoveries from damage and edits, each cut off from power.</summary>
    public static async IAsyncEnumerable<Recorded> RecoveriesAsync()
    {
        using var run = new Recorded("");
        (await run.StartAsync()).ExitCode.ShouldBe(ExitCode.AwaitingInput);
        var (image, workspace) = (run.Disk.Image(), run.Workspace);
        var before = CampaignReader.Read(workspace).State.Children.Select(child => (child.Name, child.Status, child.Attempt)).ToList();
        yield return await run.ReopenAsync("the journal is lost", Changed(workspace.Journal, _ => null), Brief, Same);
        yield return await run.ReopenAsync("the journal is damaged", Changed(workspace.Journal, Flipped), Brief, Same);
        yield return await run.ReopenAsync("the state file is damaged", Changed(workspace.Checkpoint, Flipped), Brief, Same);
        yield return await run.ReopenAsync("the state file is lost", Changed(workspace.Checkpoint, _ => null), Brief, Same);
        yield return await run.ReopenAsync("the state file was edited", Changed(workspace.Checkpoint, Edited), Brief, Same);
        yield return await run.ReopenAsync("the journal and the state file are lost", Changed(workspace.Journal, _ => null, workspace.Checkpoint), Brief);
        yield return await run.ReopenAsync(
            "it was Skill Forge's", Changed(workspace.Journal, _ => null, workspace.Checkpoint, _ => Encoding.UTF8.GetBytes(SkillForgeStates.Full)),
            Brief, state => state["core"].Status.ShouldBe(ChildStatus.Completed));

        CampaignDefinition Brief(string origin) => Recorded.Definition(origin);

        void Same(CampaignState state) =>
            state.Children.Select(child => (child.Name, child.Status, child.Attempt)).ShouldBe(before);

        DiskImage Changed(string path, Func<byte[], byte[]?> change, string? second = null, Func<byte[], byte[]?>? changeSecond = null)
        {
            var (names, contents) = (new Dictionary<(int, string), int>(image.Names), new Dictionary<int, byte[]>(image.Contents));
            Change(path, change);
            if (second is not null)
                Change(second, changeSecond ?? (_ => null));
            return new(names, contents);

            void Change(string file, Func<byte[], byte[]?> how)
            {
                var key = names.Single(one => one.Key.Item2 == Path.GetFileName(file)).Key;
                if (how(contents[names[key]]) is { } now)
                    contents[names[key]] = now;
                else
                    names.Remove(key);
            }
        }

        static byte[] Flipped(byte[] content)
        {
            var now = content.ToArray();
            now[now.Length / 3] ^= 0x21;
            return now;
        }

        static byte[] Edited(byte[] content) =>
            Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(content).Replace("quality_score: 91", "quality_score: 92", StringComparison.Ordinal));
    }

    private static async Task<CampaignResult> GoOnAsync(Recorded run)
    {
        if (!run.Disk.Exists(run.Workspace.Journal))
            return await run.StartAsync();
        if (CampaignReader.Read(run.Workspace, _ => null, run.Disk).State.OpenGates.Count > 0)
            await run.AskAsync(new GateRequest { Gate = "checkpoint:capstone", By = "ann" });
        return await run.ResumeAsync();
    }
}

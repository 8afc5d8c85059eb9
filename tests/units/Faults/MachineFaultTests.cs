using System.Globalization;

namespace Coro.Tests.Faults;

/// <summary>The built command on a machine that is short of something, or whose files somebody else touches.</summary>
[Collection("Faults")]
public sealed class MachineFaultTests : IDisposable
{
    private const int Children = 6;
    private const string Lasting = "sleep 0.05";

    private readonly FaultWorld _world = new();

    public MachineFaultTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "It breaks things in ways that only Linux has.");

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData(16)]
    [InlineData(28)]
    [InlineData(44)]
    [InlineData(68)]
    [InlineData(84)]
    public async Task A_disk_that_is_full_halts_the_campaign_and_with_more_room_it_goes_on_where_it_was(int kilobytes)
    {
        _world.Brief(Children, chain: true, "", ("AN", "true"), ("TS", "true"));
        Directory.CreateDirectory(_world.In("root"));
        _world.Write("full.sh", $"""
            mount -t tmpfs -o size={kilobytes}k none root || exit 77
            {FaultWorld.Coro} campaign start --brief brief.yaml --root root 2>start.err; echo $? >start.code
            cp root/campaigns/faults/_campaign-journal.jsonl journal 2>/dev/null || :
            cp ran ran.before
            mount -o remount,size=64m root
            {FaultWorld.Coro} campaign resume --headless --root root 2>resume.err
            """);
        var (code, errors) = await _world.RunAsync("unshare", "-m", "sh", "full.sh");
        Assert.SkipWhen(code == 77 || errors.Contains("unshare", StringComparison.Ordinal), "This user may not mount anything.");

        code.ShouldBe((int)ExitCode.Success, File.ReadAllText(_world.In("resume.err")));
        File.ReadAllText(_world.In("start.code")).Trim().ShouldBe("3");
        File.ReadAllText(_world.In("start.err")).ShouldContain("Make room on the disk");
        _world.Ran.Distinct().Count().ShouldBe(Children * 2);

        // What was done is not done again; what was under way may have been.
        foreach (var done in Succeeded(_world.In("journal")))
            _world.Ran.Count(line => line == done).ShouldBe(1, done);
    }

    [Fact]
    public async Task Without_file_descriptors_the_campaign_halts_and_no_child_is_blamed()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/prlimit"), "There is no prlimit to take descriptors away with.");

        // Each step that runs holds two. The first child sees to it that there are not enough for the others at once.
        const string few = "[ $CORO_CHILD != c1 ] || prlimit --pid $PPID --nofile=$(($(ls /proc/$PPID/fd | wc -l) + 40)):; sleep 0.2";
        _world.Brief(40, i => i > 1 ? "c1" : null, "limits: {throttle: 40}\n", ("AN", few));

        var (code, errors) = await _world.StartAsync();

        code.ShouldBe((int)ExitCode.InvalidState, errors);
        errors.ShouldContain("nearly all of the");
        errors.ShouldContain("then resume");
        _world.State().Count(ChildStatus.Failed).ShouldBe(0);
        _world.Leftovers().ShouldBeEmpty();
        (await _world.ResumeAsync()).Code.ShouldBe((int)ExitCode.Success);
        _world.State().Count(ChildStatus.Completed).ShouldBe(40);
    }

    [Theory]
    [InlineData("rm $CORO_WORKSPACE/_campaign-journal.jsonl", "was removed or changed by somebody else")]
    [InlineData(": > $CORO_WORKSPACE/_campaign-journal.jsonl", "was removed or changed by somebody else")]
    [InlineData("cp $CORO_WORKSPACE/campaign-brief.yaml $CORO_WORKSPACE/_campaign-journal.jsonl", "was removed or changed by somebody else")]
    [InlineData("chattr +i $CORO_WORKSPACE || chmod a-w $CORO_WORKSPACE", "Give yourself the right to write there")]
    public async Task A_step_that_breaks_the_workspace_is_found_out_and_what_was_done_stays_done(string sabotage, string told)
    {
        _world.Brief(Children, chain: true, "", ("AN", $"[ $CORO_CHILD != c3 ] || {{ {sabotage}; }}"));

        var (code, errors) = await _world.StartAsync();
        var ran = _world.Ran.Count;
        await _world.RunAsync("sh", "-c", "chattr -i root/campaigns/faults; chmod u+w root/campaigns/faults");
        Assert.SkipWhen(code == 0 && sabotage.StartsWith("chattr", StringComparison.Ordinal), "Nothing keeps this user from writing.");

        code.ShouldBe((int)ExitCode.InvalidState, errors);
        errors.ShouldContain(told);
        (await _world.ResumeAsync()).Code.ShouldBe((int)ExitCode.Success);
        _world.State().Count(ChildStatus.Completed).ShouldBe(Children);
        _world.Ran.Skip(ran).Intersect(_world.Ran.Take(ran - 1)).ShouldBeEmpty("what was done is not done again");
    }

    [Fact]
    public async Task Of_two_engines_that_start_in_the_same_instant_one_runs_the_campaign_and_the_other_says_who()
    {
        // Whoever wins runs until the other has given up.
        _world.Brief(1, chain: true, "", ("AN", $"until [ -e {_world.In("go")} ]; do sleep 0.02; done"));
        var both = new[] { _world.StartAsync(), _world.StartAsync() };
        var loser = await Task.WhenAny(both);
        _world.Write("go", "");
        var winner = both.Single(one => one != loser);

        (await loser).Code.ShouldBe((int)ExitCode.Locked, (await loser).Errors);
        (await loser).Errors.ShouldContain("holds the campaign");
        (await winner).Code.ShouldBe((int)ExitCode.Success, (await winner).Errors);
        _world.Ran.ShouldBe(["c1 AN"]);
    }

    [Fact]
    public async Task Steps_that_do_their_worst_leave_a_campaign_that_is_complete_and_no_process()
    {
        const string worst = """
            case $CORO_CHILD in
            c1) (setsid sh -c "trap \"\" TERM; while :; do sleep 0.1; done" &) ; sleep 300 ;;
            c2) trap "" TERM; while :; do sleep 0.1; done ;;
            c3) rm -r "$CORO_CHILD_FOLDER" ;;
            c4) yes ;;
            c5) rm -r "$CORO_CHILD_FOLDER"; touch "$CORO_CHILD_FOLDER"; kill -9 $$ ;;
            c6) head -c 3000000 /dev/urandom ;;
            esac
            """;
        var script = _world.Write("worst.sh", worst);
        _world.Brief(Children, chain: false, "limits: {throttle: 6}\n", ("AN", $"exec sh {script}"));
        var brief = File.ReadAllText(_world.In("brief.yaml")).Replace("{name: AN,", "{name: AN, timeout: 1s,", StringComparison.Ordinal);
        _world.Write("brief.yaml", brief);

        var (code, errors) = await _world.StartAsync();

        code.ShouldBe((int)ExitCode.Success, errors);
        var state = _world.State();
        state.Children.Where(child => child.Status == ChildStatus.Completed).Select(child => child.Name).ShouldBe(["c3", "c6"]);
        state.Children.Where(child => child.Status == ChildStatus.Failed).Select(child => child.Name).ShouldBe(["c1", "c2", "c4", "c5"]);
        _world.Leftovers().ShouldBeEmpty();
    }

    private static List<string> Succeeded(string journal) => !File.Exists(journal) ? [] :
    [
        .. Model.JournalAudit.Events(journal)
            .Where(happened => happened.GetProperty("e").GetString() == "step-ended" && happened.GetProperty("outcome").GetString() == "success")
            .Select(happened => string.Create(CultureInfo.InvariantCulture, $"{happened.GetProperty("child")} {happened.GetProperty("step")}")),
    ];
}

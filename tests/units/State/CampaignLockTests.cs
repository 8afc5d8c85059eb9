using System.Diagnostics;
using Coro.Engine.State;
using Coro.Tests.Support;

namespace Coro.Tests.State;

public sealed class CampaignLockTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _path;

    public CampaignLockTests() => _path = _folder.In("_campaign.lock");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Only_one_holds_it_and_others_learn_who()
    {
        using var held = CampaignLock.TryAcquire(_path, TimeProvider.System);

        held.ShouldNotBeNull();
        CampaignLock.TryAcquire(_path, TimeProvider.System).ShouldBeNull();
        var refusal = Should.Throw<CampaignLockedException>(() => CampaignLock.Acquire(_path, TimeProvider.System));
        refusal.ExitCode.ShouldBe(ExitCode.Locked);
        refusal.Message.ShouldContain($"process {Environment.ProcessId} on {Environment.MachineName}");
    }

    [Fact]
    public void Whoever_lets_go_leaves_nothing_behind_but_an_empty_file()
    {
        CampaignLock.Acquire(_path, TimeProvider.System).Dispose();

        new FileInfo(_path).Length.ShouldBe(0);
        LockOwner.Read(_path).ShouldBeNull();
        using var again = CampaignLock.Acquire(_path, TimeProvider.System);
    }

    [Fact]
    public async Task Reading_the_owner_disturbs_nobody()
    {
        using (CampaignLock.Acquire(_path, TimeProvider.System))
            LockOwner.Read(_path)!.IsAlive.ShouldBeTrue();

        for (var i = 0; i < 100; i++)
        {
            var reading = Task.Run(() => LockOwner.Read(_path));
            CampaignLock.TryAcquire(_path, TimeProvider.System).ShouldNotBeNull().Dispose();
            await reading;
        }
    }

    [Fact]
    public void An_owner_that_died_is_not_alive_even_if_its_id_is_used_again()
    {
        var me = LockOwner.Current(TimeProvider.System);

        me.IsAlive.ShouldBeTrue();
        (me with { ProcessStart = me.ProcessStart - 1 }).IsAlive.ShouldBeFalse();
        (me with { Pid = int.MaxValue }).IsAlive.ShouldBeFalse();
    }

    [Fact]
    public void A_process_that_ended_is_told_from_one_that_runs()
    {
        using var process = Process.Start(OperatingSystem.IsWindows() ? new("ping", ["-n", "60", "localhost"]) : new ProcessStartInfo("sleep", ["60"]))!;
        var identity = ProcessIdentity.Of(process.Id);

        identity.ShouldNotBeNull();
        identity.Value.IsAlive.ShouldBeTrue();
        process.Kill();
        process.WaitForExit();
        identity.Value.IsAlive.ShouldBeFalse();
    }

    [Fact]
    public void Without_the_folder_the_error_names_the_place() =>
        Should.Throw<IOException>(() => CampaignLock.TryAcquire(_folder.In("gone", "_campaign.lock"), TimeProvider.System))
            .Message.ShouldContain("gone");
}

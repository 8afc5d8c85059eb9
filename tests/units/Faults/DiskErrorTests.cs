using Coro.Engine.Reporting;
using Coro.Engine.State;
using Coro.Tests.Support;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Faults;

/// <summary>A disk that begins to fail at any operation of a run: full, over quota, read-only all of a sudden, or broken.</summary>
public sealed class DiskErrorTests : IDisposable
{
    private const int Full = 28;
    private const int ReadOnly = 30;
    private const int Broken = 5;

    private readonly TestCampaign _campaign = new();

    public void Dispose() => _campaign.Dispose();

    [Theory]
    [InlineData(Full, "(Make room|Free some space)")]
    [InlineData(ReadOnly, "(writable|can be written to)")]
    [InlineData(Broken, "(healthy|Check the file, its folder and the disk)")]
    public async Task Whatever_operation_fails_the_run_says_so_and_what_was_told_is_still_so_afterwards(int error, string remedy)
    {
        var children = new[] { Child("a"), Child("b", "a"), Child("c", "", Tier.B) };
        for (var (operation, failed) = (1, true); failed; operation += operation < 8 ? 1 : 9)
        {
            using var campaign = new TestCampaign();
            var disk = new FailingDisk(operation, error);
            failed = false;
            try
            {
                failed = (await campaign.StartAsync(disk, children)).ExitCode is not ExitCode.Success;
            }
            catch (IOException told)
            {
                failed = true;
                ExitCodes.Describe(told).ShouldMatch(remedy);
                ExitCodes.From(told).ShouldBe(ExitCode.InvalidState);
            }

            var done = campaign.Host.Children.Where(one => one.Status == ChildStatus.Completed).Select(one => one.Child).ToList();
            campaign.Steps = new();
            var there = CampaignFolders.Exists(new(campaign.Workspace));
            there.ShouldBe(there || done.Count > 0);
            (there ? await campaign.ResumeAsync() : await campaign.StartAsync(children)).ExitCode.ShouldBe(ExitCode.Success, $"operation {operation}");
            foreach (var child in done)
                campaign.Steps.Started.ShouldNotContain(step => step.StartsWith(child + "/", StringComparison.Ordinal), $"{child} was told to be complete");
        }
    }

    [Fact]
    public async Task Where_there_are_no_locks_nothing_is_run_and_the_reason_is_told()
    {
        var refusal = await Should.ThrowAsync<InvalidStateException>(() => _campaign.StartAsync(new FailingDisk(int.MaxValue) { HasNoLocks = true }, [Child("a")]));

        refusal.Message.ShouldContain("has no locks");
        refusal.Message.ShouldContain("--root");
        _campaign.Steps.Started.ShouldBeEmpty();
        File.Exists(new Workspace(_campaign.Workspace).Journal).ShouldBeFalse();
    }
}

using Coro.Engine;
using Coro.Tests.Support;

namespace Coro.Tests.Configuration;

public sealed class RelocatedCampaignTests : IDisposable
{
    private readonly TestCampaign _campaign = new();
    private readonly TempFolder _elsewhere = new();

    public RelocatedCampaignTests() => Relocate(_elsewhere.In("{name}", "campaign"));

    public void Dispose()
    {
        _campaign.Dispose();
        _elsewhere.Dispose();
    }

    private string Folder => _elsewhere.In("test", "campaign");

    private string Pointer => Path.Combine(_campaign.Workspace, "_campaign-workspace-path.txt");

    private CampaignStore Store => new(_campaign.Root);

    [Fact]
    public async Task It_lies_where_customization_says_and_the_root_knows_where()
    {
        var result = await _campaign.StartAsync(TestCampaign.Child("a"));

        result.Campaign.Workspace.ShouldBe(Folder);
        result.ReportPath.ShouldBe(Path.Combine(Folder, "campaign-report.md"));
        File.ReadAllText(Pointer).ShouldBe(Folder + "\n");
        Directory.GetFileSystemEntries(_campaign.Workspace).ShouldBe([Pointer]);
        File.Exists(Path.Combine(Folder, "_campaign-journal.jsonl")).ShouldBeTrue();
    }

    [Fact]
    public async Task Every_way_of_naming_it_finds_it()
    {
        var started = await _campaign.StartAsync(TestCampaign.Child("a"));

        Store.List(out var unreadable).Single().ShouldSatisfyAllConditions(c => c.Name.ShouldBe("test"), c => c.Workspace.ShouldBe(Folder));
        unreadable.ShouldBeEmpty();
        foreach (var name in new[] { "test", "TEST", started.Campaign.JobId, null })
            Store.Read(name).Campaign.Workspace.ShouldBe(Folder);
    }

    [Fact]
    public async Task It_stays_where_it_is_whatever_customization_says_later()
    {
        _campaign.Steps.On("a/AN", tryNumber => tryNumber == 1 ? FakeSteps.Failure() : FakeSteps.Success());
        await _campaign.StartAsync(TestCampaign.Child("a"));
        Relocate(_elsewhere.In("other", "{name}"));

        var answer = await new CampaignControl(_campaign.Root).SubmitAsync("test", new ChildRequest { Operation = ChildOperation.Rerun, Children = ["a"], By = "me" });
        answer.Outcomes.Single().Child!.Campaign.ShouldBe("test");
        var result = await _campaign.ResumeAsync();

        result.Completed.ShouldBe(["a"]);
        result.Campaign.Workspace.ShouldBe(Folder);
        Directory.Exists(_elsewhere.In("other")).ShouldBeFalse();
    }

    [Fact]
    public async Task Overwritten_it_is_archived_in_its_own_folder()
    {
        var first = await _campaign.StartAsync(TestCampaign.Child("a"));
        var second = await _campaign.StartAsync(TestCampaign.Child("b"));

        second.Campaign.JobId.ShouldNotBe(first.Campaign.JobId);
        second.Campaign.Workspace.ShouldBe(Folder);
        Directory.GetDirectories(Path.Combine(Folder, "archive")).Single().ShouldContain("/test-".Replace('/', Path.DirectorySeparatorChar));
        Store.List(out _).Single().JobId.ShouldBe(second.Campaign.JobId);
    }

    [Fact]
    public async Task Overwritten_after_the_path_is_gone_the_new_one_lies_in_the_root()
    {
        await _campaign.StartAsync(TestCampaign.Child("a"));
        File.Delete(Path.Combine(_campaign.Root, "customize.toml"));

        var second = await _campaign.StartAsync(TestCampaign.Child("b"));

        second.Campaign.Workspace.ShouldBe(_campaign.Workspace);
        File.Exists(Pointer).ShouldBeFalse();
        Directory.GetDirectories(Path.Combine(Folder, "archive")).Length.ShouldBe(1);
        Store.Read("test").Campaign.JobId.ShouldBe(second.Campaign.JobId);
    }

    [Fact]
    public async Task Overwritten_after_the_path_came_the_new_one_lies_there_and_the_archive_in_the_root()
    {
        File.Delete(Path.Combine(_campaign.Root, "customize.toml"));
        await _campaign.StartAsync(TestCampaign.Child("a"));
        Relocate(_elsewhere.In("{name}", "campaign"));

        var second = await _campaign.StartAsync(TestCampaign.Child("b"));

        second.Campaign.Workspace.ShouldBe(Folder);
        Directory.GetDirectories(Path.Combine(_campaign.Workspace, "archive")).Length.ShouldBe(1);
        Store.Read("test").Campaign.Workspace.ShouldBe(Folder);
    }

    [Fact]
    public async Task A_folder_that_has_other_things_in_it_is_refused_and_left_alone()
    {
        var other = _elsewhere.Write("test/campaign/thesis.txt", "years of work");

        var refused = await Should.ThrowAsync<InvalidStateException>(() => _campaign.StartAsync(TestCampaign.Child("a")));

        refused.Message.ShouldContain($"would be {Folder}, which has other files in it, for example thesis.txt");
        Directory.GetFileSystemEntries(Folder).ShouldBe([other]);
        Directory.Exists(_campaign.Workspace).ShouldBeFalse();
    }

    [Fact]
    public async Task A_campaign_of_another_root_is_refused_and_left_alone_until_it_is_taken_over()
    {
        using var other = new TestCampaign();
        other.Host = new();
        Relocate(_elsewhere.In("{name}", "campaign"), other.Root);
        var theirs = await other.StartAsync(TestCampaign.Child("a"));

        var refused = await Should.ThrowAsync<InvalidStateException>(() => _campaign.StartAsync(TestCampaign.Child("b")));

        refused.Message.ShouldContain($"There is a campaign in {Folder} already");
        refused.Message.ShouldContain(Pointer);
        Store.List(out _).ShouldBeEmpty();
        Directory.CreateDirectory(_campaign.Workspace);
        File.WriteAllText(Pointer, Folder);
        Store.Read("test").Campaign.JobId.ShouldBe(theirs.Campaign.JobId);
    }

    [Fact]
    public async Task When_its_folder_is_gone_that_is_told_and_others_are_shown()
    {
        await _campaign.StartAsync(TestCampaign.Child("a"));
        Directory.Move(Folder, _elsewhere.In("away"));

        Store.List(out var unreadable).ShouldBeEmpty();
        unreadable["test"].Message.ShouldContain($"lies in {Folder}, and there is nothing of it there");
        Should.Throw<InvalidStateException>(() => Store.Read("test")).Message.ShouldContain(Pointer);

        Directory.Move(_elsewhere.In("away"), Folder);
        Store.Read("test").Campaign.Status.ShouldBe(CampaignStatus.Completed);
    }

    [Theory]
    [InlineData("relative/path")]
    [InlineData("")]
    [InlineData("/a\u0001b")]
    public async Task A_pointer_that_makes_no_sense_is_told_and_others_are_shown(string text)
    {
        await _campaign.StartAsync(TestCampaign.Child("a"));
        Directory.CreateDirectory(Path.Combine(_campaign.Root, "campaigns", "broken"));
        File.WriteAllText(Path.Combine(_campaign.Root, "campaigns", "broken", "_campaign-workspace-path.txt"), text);

        Store.List(out var unreadable).Single().Name.ShouldBe("test");

        unreadable["broken"].ExitCode.ShouldBe(ExitCode.CorruptState);
        unreadable["broken"].Message.ShouldContain("is no absolute path");
    }

    [Fact]
    public async Task An_archiving_that_was_cut_short_is_finished_where_it_was()
    {
        await _campaign.StartAsync(TestCampaign.Child("a"));
        Directory.Move(Folder, _elsewhere.In("test", ".archiving-test-20260101T000000000"));

        await _campaign.StartAsync(TestCampaign.Child("b"));

        Directory.GetDirectories(Path.Combine(Folder, "archive")).Single().ShouldEndWith("test-20260101T000000000");
        Store.Read("test").Children.Single().Name.ShouldBe("b");
    }

    private void Relocate(string pattern, string? root = null) => File.WriteAllText(
        Path.Combine(root ?? _campaign.Root, "customize.toml"), $"[workflow]\ncampaign_workspace_path = '{pattern}'\n");
}

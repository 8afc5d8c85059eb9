using Coro.Tests.Support;

namespace Coro.Tests.Cli;

public sealed class AddCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TestCampaign _campaign = new();

    public void Dispose()
    {
        _campaign.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_child_is_added_with_all_its_parts()
    {
        await StartAsync();
        var run = await Coro(
            "add", "--child", "web", "--repo-url", "repo", "--tier", "B", "--lane", "deep", "--pin", "v1", "--depends-on", "core, api",
            "--depends-on", "core", "--locks", "db", "--description", "make it", "--by", "ann", "--reason", "a late idea");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Out.ShouldBe("web: done, now ready\n");
        var child = _campaign.Read().Children.Single(one => one.Name == "web");
        (child.Tier, child.Lane, child.Pin, child.RepoUrl).ShouldBe((Tier.B, "deep", "v1", _folder.In("repo")));
        child.DependsOn.ShouldBe(["core", "api"]);
        (await Coro("show", "--child", "web")).Out.ShouldContain("ann added it at ");
    }

    [Fact]
    public async Task The_children_of_a_file_join_all_or_none_and_its_errors_have_their_lines()
    {
        await StartAsync();
        _folder.Write("more.txt", "web,,A;core\ndocs,,A;wbe\n");
        var odd = await Coro("add", "--file", "more.txt");
        odd.ExitCode.ShouldBe(2);
        odd.ErrorLines[0].ShouldBe("more.txt(2): no target is called 'wbe'; did you mean 'web'? [unknown-dependency]");
        _campaign.Read().Children.Count.ShouldBe(2);

        _folder.Write("more.yaml", "targets:\n  - {name: web, depends_on: [core]}\n  - {name: docs, depends_on: [web]}\n");
        var run = await Coro("add", "--file", "more.yaml");
        run.ExitCode.ShouldBe(0, run.Error);
        run.Out.ShouldBe("web: done, now ready\ndocs: done, now pending\n");
    }

    [Fact]
    public async Task What_if_shows_the_places_in_the_plan_and_changes_nothing()
    {
        await StartAsync();
        _folder.Write("more.txt", "docs,,A;web\nweb,,A;core\n");

        var run = await Coro("add", "--file", "more.txt", "--what-if");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Out.ShouldBe(
            """
            #       CHILD  WAITS FOR
            3 of 4  web
            4 of 4  docs   web (ready)
            could start  web
            Nothing was changed.

            """);
        var json = (await Coro("add", "--file", "more.txt", "--what-if", "--json")).Json.GetProperty("would_join");
        json[1].ToString().ShouldBe("""{"name":"docs","place":4,"of":4,"waits_for":"web (ready)"}""");
        _campaign.Read().Children.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_cannot_be_added_is_3_with_the_reason()
    {
        await StartAsync();
        var run = await Coro("add", "--child", "core", "--depends-on", "ap");
        run.ExitCode.ShouldBe(3);
        run.Error.ShouldBe(
            "coro: core: the campaign has a child 'core' already; choose another name; no target is called 'ap'; add it, or remove the dependency\n");
    }

    [Theory]
    [InlineData("There is nothing to add")]
    [InlineData("--file says all about its children. Leave --child, --lane out", "--file", "x", "--child", "y", "--lane", "deep")]
    [InlineData("has an empty name", "--child", "x", "--depends-on", "core,,api")]
    [InlineData("Give it A or B", "--child", "x", "--tier", "C")]
    [InlineData("The manifest 'none.txt' does not exist", "--file", "none.txt")]
    public async Task What_makes_no_sense_is_refused(string message, params string[] args)
    {
        await StartAsync();
        var run = await Coro(["add", .. args]);
        run.ExitCode.ShouldBeOneOf(2, 8);
        run.Error.ShouldContain(message);
    }

    private Task StartAsync() => _campaign.StartAsync(TestCampaign.Child("core"), TestCampaign.Child("api"));

    private Task<CommandRun> Coro(params string[] args) =>
        CommandRun.Of(_folder, ["campaign", .. args, "--job", "test", "--root", _campaign.Root]);
}

using Coro.Engine.Loading;
using Coro.Tests.Support;

namespace Coro.Tests.Loading;

/// <summary>Files with children that are to join a campaign of 'core' and 'api'.</summary>
public sealed class AdditionLoaderTests : IDisposable
{
    private static readonly CampaignSettings Settings = new()
    {
        Origin = "/briefs",
        Pipelines = new Dictionary<string, PipelineDefinition> { ["A"] = new() { Steps = [TestCampaign.Step("AN")] } },
    };

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_manifest_may_name_what_is_there_already()
    {
        var children = Load("more.txt", "# two more\nweb,,A;core,API\ndocs,./repo,A,v1;web\n");

        children.Select(child => child.Name).ShouldBe(["web", "docs"]);
        children[0].DependsOn.Select(on => on.Child).ShouldBe(["core", "API"]);
        (children[1].RepoUrl, children[1].Pin).ShouldBe((_folder.In("repo"), "v1"));
    }

    [Fact]
    public void A_brief_gives_its_targets_and_may_name_the_campaign()
    {
        var children = Load("more.yaml", "campaign_name: Demo\ntargets:\n  - {name: web, lane: deep, depends_on: [core], locks: [db]}\n");

        children.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            child => child.Lane.ShouldBe("deep"), child => child.Locks.ShouldBe(["db"]), child => child.DependsOn.ShouldBe([new("core")]));
    }

    [Fact]
    public void Everything_that_is_wrong_with_a_manifest_is_told_with_its_line() =>
        Problems("more.txt", "CORE,,A\nweb,,A;aip\nweb,,B\nb@d,,A\n").ShouldBe(
        [
            "more.txt(1): the campaign has a child 'core' already; choose another name [duplicate-name]",
            "more.txt(2): no target is called 'aip'; did you mean 'api'? [unknown-dependency]",
            "more.txt(3): the name 'web' is taken; give one of the two another name (the other is in line 2) [duplicate-name]",
            "more.txt(3): no pipeline serves its lane 'standard' or tier B; the campaign has pipelines for A [no-pipeline]",
            "more.txt(4): the name 'b@d' contains '@'; only A-Z, a-z, 0-9, '.', '_' and '-' are allowed [invalid-name]",
        ]);

    [Fact]
    public void A_brief_of_another_campaign_or_with_settings_is_refused() =>
        Problems("more.yaml", "campaign_name: other\ntargets:\n  - {name: core}\n  - {name: web, depends_on: [aip]}\nlimits: {throttle: 3}\ntargts: []\n").ShouldBe(
        [
            "more.yaml(1,16): campaign_name: the file is of campaign 'other', and 'demo' is to be added to [other-campaign]",
            "more.yaml(3,12): targets[0].name: the campaign has a child 'core' already; choose another name [duplicate-name]",
            "more.yaml(4,30): targets[1].depends_on[0]: no target is called 'aip'; did you mean 'api'? [unknown-dependency]",
            "more.yaml(5,9): limits: children that join have the campaign's limits; remove it here [not-here]",
            "more.yaml(6,1): targts: the key 'targts' is not known; did you mean 'targets'? [unknown-key]",
        ]);

    [Theory]
    [InlineData("more.txt", "# nothing\n")]
    [InlineData("more.yaml", "# nothing\n")]
    [InlineData("more.yaml", "targets: []\n")]
    [InlineData("more.yaml", "campaign_name: demo\n")]
    public void A_file_that_names_nothing_is_refused(string file, string text) =>
        Should.Throw<MissingBriefException>(() => Load(file, text));

    [Fact]
    public void A_file_that_is_not_there_is_refused() =>
        Should.Throw<MissingBriefException>(() => Loader().Load(_folder.In("none.txt"), "none.txt")).Message.ShouldContain("'none.txt' does not exist");

    private IReadOnlyList<ChildDefinition> Load(string file, string text)
    {
        _folder.Write(file, text);
        return Loader().Load(_folder.In(file), file);
    }

    private IEnumerable<string> Problems(string file, string text) =>
        Should.Throw<InvalidInputException>(() => Load(file, text)).Diagnostics.Select(problem => problem.ToString());

    private static AdditionLoader Loader() => new("demo", [TestCampaign.Child("core"), TestCampaign.Child("api")], Settings);
}

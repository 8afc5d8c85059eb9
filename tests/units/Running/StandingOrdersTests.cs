using System.Text;
using Coro.Tests.Support;
using static Coro.Tests.Support.FakeSteps;
using static Coro.Tests.Support.TestCampaign;

namespace Coro.Tests.Running;

public sealed class StandingOrdersTests : IDisposable
{
    private readonly TestCampaign _campaign = new();
    private readonly string _directive;

    public StandingOrdersTests()
    {
        _directive = Path.Combine(_campaign.Root, "orders.md");
        _campaign.Settings = _campaign.Settings with { DirectivePath = _directive };
    }

    public void Dispose() => _campaign.Dispose();

    [Fact]
    public async Task A_child_is_judged_by_the_directives_bar_and_its_reason_says_so()
    {
        Order("## Quality Overrides", "- Accept 70% for b because its docs are thin", "- Raise the target to 95");
        foreach (var name in (string[])["a", "b", "c"])
            _campaign.Steps.On($"{name}/TS", _ => Success(new() { QualityScore = name == "c" ? 79 : name == "a" ? 92 : 75 }));

        await _campaign.StartAsync(Child("a"), Child("b"), Child("c"));

        var children = _campaign.Read().Children.ToDictionary(child => child.Name);
        children["a"].Status.ShouldBe(ChildStatus.Completed);
        children["a"].BelowTarget.ShouldBeTrue();
        children["a"].Reason.ShouldBe("score 92 is below the target 95, by the directive's line 3");
        children["b"].BelowTarget.ShouldBeFalse();
        children["b"].Reason.ShouldBe("score 75 reaches the target 70, by the directive's line 2 (its docs are thin)");
        children["c"].Status.ShouldBe(ChildStatus.Failed);
        children["c"].Message.ShouldBe("score 79 is below the fallback 80, by the directive's line 3");
    }

    [Fact]
    public async Task A_child_on_the_skip_list_never_runs_and_its_dependents_do()
    {
        Order("## Skip List", "- Skip a \u2014 in maintenance");

        var result = await _campaign.StartAsync(Child("a"), Child("b", "a"));

        result.ExitCode.ShouldBe(ExitCode.Success);
        _campaign.Steps.Started.ShouldBe(["b/AN", "b/TS"]);
        var skipped = _campaign.Read().Children.Single(child => child.Name == "a");
        skipped.Status.ShouldBe(ChildStatus.Skipped);
        skipped.Reason.ShouldBe("skipped-by-directive");
        skipped.Message.ShouldBe("in maintenance");
        Decisions().ShouldContain(line => line.EndsWith("a skipped, by directive: in maintenance", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_written_while_a_stage_runs_counts_from_the_next()
    {
        _campaign.Steps.On("a/AN", _ =>
        {
            Order("## Skip List", "- a", "- b");
            return Success();
        });

        await _campaign.StartAsync(Child("a"), Child("b", tier: Tier.B));

        _campaign.StatusOf("a").ShouldBe(ChildStatus.Completed);
        _campaign.StatusOf("b").ShouldBe(ChildStatus.Skipped);
        _campaign.Host.Notes.Count(note => note.Contains("(2): it is not skipped: it is completed", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_child_that_is_listed_and_fails_is_skipped_so_that_its_dependents_run()
    {
        _campaign.Steps.On("a/AN", _ =>
        {
            Order("## Skip List", "- a (upstream is broken)");
            return Failure();
        });

        var result = await _campaign.StartAsync(Child("a"), Child("b", "a"));

        result.ExitCode.ShouldBe(ExitCode.Success);
        _campaign.StatusOf("a").ShouldBe(ChildStatus.Skipped);
        _campaign.StatusOf("b").ShouldBe(ChildStatus.Completed);
    }

    [Fact]
    public async Task What_is_not_understood_is_told_once_with_its_line_and_stops_nothing()
    {
        Order("## Skip List", "- Skip aa", "## Quality Overrides", "- Be kind to a");

        (await _campaign.StartAsync(Child("a"))).ExitCode.ShouldBe(ExitCode.Success);

        _campaign.Host.Notes.Count(note => note.StartsWith($"{_directive}(2): 'Skip aa' does not count: there is no child 'aa'", StringComparison.Ordinal)).ShouldBe(1);
        _campaign.Host.Notes.Count(note => note.StartsWith($"{_directive}(4): ", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_directive_that_did_not_change_is_logged_once_however_often_it_is_read()
    {
        Order("Be brief.");
        _campaign.Options = _campaign.Options with { Gates = new Dictionary<string, string> { ["plan"] = "halt" } };
        await _campaign.StartAsync(Child("a"));
        _campaign.Options = _campaign.Options with { Gates = new Dictionary<string, string>() };
        await _campaign.ResumeAsync();

        Decisions().Count(line => line.Contains($"directive {_directive} read, sha256 ", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_directive_that_is_taken_away_holds_no_more()
    {
        Order("## Quality Overrides", "- all: 50");
        _campaign.Steps.On("a/AN", _ =>
        {
            File.Delete(_directive);
            return Success();
        });
        _campaign.Steps.On("/QS", _ => Success(new() { QualityScore = 60 }));

        await _campaign.StartAsync(Child("a"), Child("b", tier: Tier.B));

        _campaign.StatusOf("b").ShouldBe(ChildStatus.Failed);
        Decisions().ShouldContain(line => line.EndsWith($"directive {_directive} is not there", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_directive_that_was_named_and_is_not_there_is_told_and_no_error()
    {
        (await _campaign.StartAsync(Child("a"))).ExitCode.ShouldBe(ExitCode.Success);

        _campaign.Host.Notes.Count(note => note.StartsWith($"there is no directive {_directive}", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_directive_that_cannot_be_read_is_told_and_stops_nothing()
    {
        Directory.CreateDirectory(_directive);

        (await _campaign.StartAsync(Child("a"))).ExitCode.ShouldBe(ExitCode.Success);

        _campaign.Host.Notes.ShouldContain(note => note.StartsWith($"{_directive}: the directive cannot be read: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_of_it_reaches_the_kickoff_and_its_flags_the_steps()
    {
        Order("Mind the docs.", "## Pipeline Flags", "- `--depth deep` for a", "- --fast", "## Notes", "Audit is near.");

        await _campaign.StartAsync(Child("a"), Child("b", tier: Tier.B));

        var (own, batch) = (Request("a/AN"), Request("/QS"));
        own.Environment["CORO_FLAGS"].ShouldBe("--fast --depth deep");
        batch.Environment["CORO_FLAGS"].ShouldBe("--fast");
        var kickoff = Text(own, "kickoff.md");
        kickoff.ShouldContain("Mind the docs.");
        kickoff.ShouldContain("Audit is near.");
        kickoff.ShouldContain("- Flags: --fast --depth deep");
    }

    [Fact]
    public async Task The_directive_of_the_workspace_is_read_where_no_other_is_named()
    {
        _campaign.Settings = _campaign.Settings with { DirectivePath = null };
        _campaign.Steps.On("a/AN", _ =>
        {
            File.WriteAllText(Path.Combine(_campaign.Workspace, "_campaign-directive.md"), "## Skip List\n- b");
            return Success();
        });

        await _campaign.StartAsync(Child("a"), Child("b", tier: Tier.B));

        _campaign.StatusOf("b").ShouldBe(ChildStatus.Skipped);
    }

    [Fact]
    public async Task A_pin_of_the_directive_outranks_the_briefs()
    {
        var repository = new GitRepository(Path.Combine(_campaign.Root, "source"));
        repository.Commit();
        repository.Tag("v1.0.0");
        repository.Commit(text: "newer");
        repository.Git("branch", "next");
        Order("## Pipeline Flags", "- Use `--pin main` for all unpinned skills", "- Use `--pin next` for c");
        var child = Child("a") with { RepoUrl = repository.Folder };

        await _campaign.StartAsync(child, child with { Name = "b", Pin = "v1.0.0" }, child with { Name = "c", Pin = "v1.0.0" });

        _campaign.Read().Children.Select(one => $"{one.Name} {one.Pin}").ShouldBe(["a main", "b v1.0.0", "c next"], ignoreOrder: true);
        Request("a/AN").Environment["CORO_FLAGS"].ShouldBe("");
    }

    [Fact]
    public async Task A_pin_that_comes_too_late_is_told()
    {
        var repository = new GitRepository(Path.Combine(_campaign.Root, "source"));
        repository.Commit();
        repository.Tag("v1.0.0");
        _campaign.Steps.On("a/AN", _ =>
        {
            Order("## Pipeline Flags", "- Use `--pin main` for all unpinned");
            return Success();
        });

        await _campaign.StartAsync(Child("a") with { RepoUrl = repository.Folder });

        _campaign.Host.Notes.ShouldContain($"{_directive}(2): the pin main comes too late: stage 2 is over, and chose others: a (v1.0.0)");
    }

    [Fact]
    public async Task A_template_that_is_broken_is_refused_before_anything_is_written()
    {
        UseTemplate("# {{skil_name}}");

        var refused = await Should.ThrowAsync<InvalidInputException>(() => _campaign.StartAsync(Child("a")));

        refused.Diagnostics.Single().Message.ShouldContain("did you mean '{{skill_name}}'?");
        Directory.Exists(_campaign.Workspace).ShouldBeFalse();
    }

    [Fact]
    public async Task A_template_that_breaks_meanwhile_is_told_and_Coros_own_is_used()
    {
        UseTemplate("own: {{skill_name}}");
        _campaign.Steps.On("a/TS", _ =>
        {
            UseTemplate("{{oops");
            return Success();
        });

        await _campaign.StartAsync(Child("a"), Child("b", tier: Tier.B));

        Text(Request("a/AN"), "kickoff.md").ShouldBe("own: a");
        Text(Request("/QS"), "kickoff.md").ShouldStartWith("# batch 1: b\n");
        _campaign.Host.Notes.Count(note => note.StartsWith("Coro's own kickoff template is used instead", StringComparison.Ordinal)).ShouldBe(1);
    }

    private void Order(params string[] lines) => File.WriteAllLines(_directive, lines);

    private void UseTemplate(string text)
    {
        var path = Path.Combine(_campaign.Root, "kickoff.md");
        File.WriteAllText(path, text);
        _campaign.Settings = _campaign.Settings with { KickoffTemplatePath = path };
    }

    private string[] Decisions() => File.ReadAllLines(Path.Combine(_campaign.Workspace, "_campaign-decision-log.md"));

    private Engine.Steps.StepRequest Request(string step) => _campaign.Steps.Requests[_campaign.Steps.Started.IndexOf(step)];

    private static string Text(Engine.Steps.StepRequest request, string name) =>
        Encoding.UTF8.GetString(request.Files.Single(file => Path.GetFileName(file.Path) == name).Content.Span);
}

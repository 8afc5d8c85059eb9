namespace Coro.Tests.Directives;

public sealed class DirectiveOutlineTests
{
    [Fact]
    public void Sections_are_found_by_their_headings_and_all_else_is_guidance()
    {
        var directive = Orders.Of("""
            Skip library-x
            # Campaign
            - library-x: 85
            ## Quality overrides:
            - library-x: 85
            ## Docs
            - library-x: 70
            ### Skip-List ###
            - y
            ## Notes
            - Skip a
            ## Note
            ##Pipeline Flags
            - --fast
            """);

        directive.QualityOverrides.Select(Orders.Show).ShouldBe(["library-x 85/-"]);
        directive.QualityOverrides[0].Line.ShouldBe(5);
        directive.Skips.Select(skip => skip.Child).ShouldBe(["y"]);
        directive.Flags.Count.ShouldBe(1);
        directive.Guidance.ShouldBe(["Campaign", "Docs", "Notes", "Note"]);
        directive.Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("## Qualty Overrides\n- library-x: 85", 1, "## Quality Overrides")]
    [InlineData("## Quality Gate Overrides\n- library-x: 85", 1, "## Quality Overrides")]
    [InlineData("## Skips\n- y", 1, "## Skip List")]
    [InlineData("## Flags\n- --fast", 1, "## Pipeline Flags")]
    [InlineData("**Skip List**\n- y", 1, "## Skip List")]
    [InlineData("Some words.\n\nSkip List\n---------\n- y", 3, "## Skip List")]
    [InlineData("## Skip List\n### Old ones\n- y", 2, "ends '## Skip List'", "ends 'Skip List'")]
    public void A_heading_that_was_probably_meant_to_count_is_told(string text, int line, params string[] told)
    {
        var directive = Orders.Of(text);

        directive.QualityOverrides.ShouldBeEmpty();
        directive.Skips.ShouldBeEmpty();
        directive.Flags.ShouldBeEmpty();
        var problem = directive.Problems.Single();
        problem.Line.ShouldBe(line);
        told.ShouldContain(text => problem.Message.Contains(text, StringComparison.Ordinal), problem.Message);
    }

    [Fact]
    public void What_is_commented_out_does_not_count()
    {
        var directive = Orders.Of("## Skip List\n<!-- - y\n## Notes\n- a --> - library-x <!-- not this: --> \n");

        directive.Skips.Select(skip => skip.Child).ShouldBe(["library-x"]);
        directive.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_between_fences_is_a_heading()
    {
        var directive = Orders.Of("## Notes\n```md\n## Skip List\n- y\n```\n~~~\n## Skip List\n- a\n~~~\n## Skip List\n- library-x\n");

        directive.Skips.Select(skip => skip.Child).ShouldBe(["library-x"]);
    }

    [Theory]
    [InlineData("## Notes\n```\n## Skip List\n- y\n", 2)]
    [InlineData("## Notes\n<!-- to do\n## Skip List\n- y\n", 2)]
    public void What_begins_and_never_ends_is_told_and_swallows_nothing(string text, int line)
    {
        var directive = Orders.Of(text);

        directive.Skips.Select(skip => skip.Child).ShouldBe(["y"]);
        directive.Problems.Single().Line.ShouldBe(line);
    }

    [Fact]
    public void Windows_line_ends_and_tabs_do_no_harm() =>
        Orders.Of("## Skip List\r\n-\ty\r\n\r\n*  a\t(old)\r\n").Skips.Select(skip => (skip.Child, skip.Reason)).ShouldBe([("y", null), ("a", "old")]);
}

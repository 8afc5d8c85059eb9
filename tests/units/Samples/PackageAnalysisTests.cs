namespace Coro.Tests.Samples;

public class PackageAnalysisTests
{
    [Fact]
    public void The_overview_of_a_README_is_its_first_prose()
    {
        var readme = new PackageFolder().With("README.md", PackageFolder.GoodReadme).Analyse().Readme.ShouldNotBeNull();

        readme.Overview.ShouldBe("Acme makes widgets of every kind, quickly and without fuss.");
        readme.Samples.ShouldBe(["```csharp\nvar widget = new Widget();\n```"]);
    }

    [Fact]
    public void The_README_that_the_package_declares_is_taken() =>
        new PackageFolder()
            .With("acme.nuspec", PackageFolder.Nuspec("<readme>docs\\PACKAGE.md</readme>"))
            .With("README.md", "other").With("docs/PACKAGE.md", "declared")
            .Analyse().Readme.ShouldNotBeNull().Text.ShouldBe("declared");

    [Fact]
    public void Public_types_are_found_in_the_assembly_and_told_with_their_documentation()
    {
        var types = new PackageFolder().WithAssembly("""
            <doc><members>
              <member name="T:Coro.Tests.Samples.PackageAnalysisTests"><summary>
                Tests <see cref="T:X.Analyser"/>, and <c>more</c>. A second sentence.</summary></member>
              <member name="M:Coro.Tests.Samples.SkillScoreTests.Score(System.String)"><summary>Scores.</summary></member>
              <member name="M:Coro.Tests.Samples.SkillScoreTests.#ctor"><summary>Makes one.</summary></member>
              <member name="T:Coro.Tests.Samples.SampleBriefTests"><inheritdoc/></member>
            </members></doc>
            """).Analyse().Types.ToDictionary(type => type.Name);

        types["Coro.Tests.Samples.PackageAnalysisTests"].Summary.ShouldBe("Tests Analyser, and more.");
        types["Coro.Tests.Samples.SkillScoreTests"].Summary.ShouldBeNull();
        types["Coro.Tests.Samples.SkillScoreTests"].DocumentedMembers.ShouldBe(["Score"]);
        types["Coro.Tests.Samples.SampleBriefTests"].IsDocumented.ShouldBeFalse();
        types.Keys.ShouldNotContain("Coro.Tests.Samples.PackageFolder", "it is internal");
    }

    [Fact]
    public void Generic_and_nested_types_are_written_as_in_code()
    {
        var types = new PackageFolder().WithAssembly("<doc/>").Analyse().Types.Select(type => type.Name);

        types.ShouldContain("Coro.Tests.Samples.PackageAnalysisTests.Pair<T1, T2>");
    }

    [Theory]
    [InlineData("Call `NoSuchThing.Do()` first.", new[] { "NoSuchThing" })]
    [InlineData("`SkillScoreTests`, `ShouldBeFound(1)`, `StringBuilder`, `dotnet build`, `--NoOption`", new[] { "ShouldBeFound" })]
    [InlineData("```csharp\nvar x = `NoSuchThing`;\n```", new string[0])]
    public void Names_in_a_README_that_nothing_answers_to_are_doc_rot(string readme, string[] expected) =>
        new PackageFolder().WithAssembly("<doc/>").With("README.md", readme).Analyse().DocRot.ShouldBe(expected);

    [Fact]
    public void Broken_documentation_counts_as_far_as_it_can_be_read() =>
        new PackageFolder()
            .WithAssembly("<doc><members><member name=\"T:Coro.Tests.NamesTests\"><summary>Tests.</summary></member><mem")
            .Analyse().Types.Count(type => type.IsDocumented).ShouldBe(1);

    [Fact]
    public void What_is_no_assembly_has_no_types() =>
        new PackageFolder().With("lib/net10.0/Acme.dll", "not a PE file").Analyse().Types.ShouldBeEmpty();

    public sealed record Pair<TFirst, TSecond>(TFirst First, TSecond Second);
}

using Coro.Engine.Sources;

namespace Coro.Tests.Sources;

public class PinResolverTests
{
    private const string Sha = "0123456789abcdef0123456789abcdef01234567";
    private const string OtherSha = "01234567ffffffffffffffffffffffffffffffff";

    [Theory]
    [InlineData("2.0.0", "2.0.0", "v2.0.0", "release-2.0.0")]
    [InlineData("v2.0.0", "V2.0.0", "v2.0.0")]
    [InlineData("v2.0.0", "release-2.0.0", "core-2.0.0", "v2.0.0")]
    [InlineData("release-2.0.0", "core-2.0.0", "release-2.0.0")]
    [InlineData("core-2.0.0", "core-2.0.0", "lib/v2.0.0")]
    [InlineData("lib/v2.0.0", "lib/v2.0.0", "other-2.0.0")]
    [InlineData("core@2.0.0", "core@2.0.0")]
    public void A_version_finds_the_tag_that_spells_it(string expected, params string[] tags) =>
        Resolve("2.0.0", [.. tags.Select(Tag)]).Ref.ShouldBe("refs/tags/" + expected);

    [Theory]
    [InlineData("v2.0.0", "2.0.0")]
    [InlineData("v2.0.0", "release-2.0.0")]
    [InlineData("release-2.0.0", "v2.0.0")]
    public void A_spelled_out_pin_finds_another_spelling(string pin, string tag) =>
        Resolve(pin, Tag(tag)).Ref.ShouldBe("refs/tags/" + tag);

    [Fact]
    public void A_tag_comes_before_a_branch_of_the_same_name() =>
        Resolve("next", Branch("next"), Tag("next")).Ref.ShouldBe("refs/tags/next");

    [Fact]
    public void A_tag_that_spells_the_version_comes_before_a_branch_of_that_name() =>
        Resolve("2.0", Branch("2.0"), Tag("v2.0")).Ref.ShouldBe("refs/tags/v2.0");

    [Fact]
    public void A_branch_is_taken_with_a_note_that_it_moves()
    {
        var pin = Resolve("main", Branch("main"));

        pin.Ref.ShouldBe("refs/heads/main");
        pin.Note.ShouldNotBeNull().ShouldContain("moves");
    }

    [Theory]
    [InlineData("refs/tags/next", "refs/tags/next")]
    [InlineData("refs/heads/next", "refs/heads/next")]
    public void A_whole_ref_name_is_unambiguous(string pin, string expected) =>
        Resolve(pin, Branch("next"), Tag("next")).Ref.ShouldBe(expected);

    [Theory]
    [InlineData(Sha)]
    [InlineData("0123456")]
    [InlineData("0123456789ABCDEF")]
    public void The_beginning_of_a_tips_commit_finds_it(string pin)
    {
        var resolved = Resolve(pin, $"{Sha}\trefs/heads/main");

        resolved.Ref.ShouldBe("refs/heads/main");
        resolved.CommitSha.ShouldBe(Sha);
    }

    [Fact]
    public void The_beginning_of_two_commits_is_refused_with_both() =>
        Refuse("01234567", $"{Sha}\trefs/heads/main", $"{OtherSha}\trefs/heads/next").Suggestions.ShouldBe([Sha, OtherSha]);

    [Fact]
    public void A_whole_commit_that_no_ref_ends_at_is_taken_as_given()
    {
        var pin = Resolve(OtherSha.ToUpperInvariant(), $"{Sha}\trefs/heads/main");

        pin.CommitSha.ShouldBe(OtherSha);
        pin.Note.ShouldNotBeNull().ShouldContain("taken as given");
    }

    [Theory]
    [InlineData("012345")]
    [InlineData("01234567")]
    [InlineData("zzzzzzz")]
    public void Other_short_or_unknown_commits_are_refused(string pin) =>
        Refuse(pin, "fffffffffffffffffffffffffffffffffffffff0\trefs/heads/main").Reason.ShouldContain("no tag, branch or commit");

    [Theory]
    [InlineData("v1.10.0", "v1.9.0", "v1.10.0", "v2.0.0-rc.1")]
    [InlineData("v2.0.0-rc.10", "v2.0.0-rc.9", "v2.0.0-rc.10", "v2.0.0-beta")]
    [InlineData("core-2.0", "v1.9.0", "core-2.0", "other-9.0")]
    [InlineData("v5.0.0", "v5", "v5.0.0", "v4")]
    [InlineData("1.2.3.Final", "1.2.3.Final", "1.2.2", "1.2.4.Beta1")]
    [InlineData("1.0", "1.0", "20240131", "nightly")]
    public void Without_a_pin_the_highest_release_is_taken(string expected, params string[] tags)
    {
        var pin = Resolve(null, [.. tags.Select(Tag), Branch("main")]);

        pin.Ref.ShouldBe("refs/tags/" + expected);
        pin.Pin.ShouldBe(expected);
    }

    [Fact]
    public void Without_a_pin_and_versions_the_default_branch_is_taken() =>
        Resolve("", "ref: refs/heads/trunk\tHEAD", $"{Sha}\tHEAD", $"{Sha}\trefs/heads/trunk", Tag("nightly"))
            .ShouldBe(new ResolvedPin("trunk", "refs/heads/trunk", Sha, "the default branch: no tag is a version"));

    [Fact]
    public void An_empty_repository_has_nothing_to_choose() => Refuse(null).Reason.ShouldContain("empty");

    [Fact]
    public void An_unknown_version_gets_the_nearest_versions_and_the_number_of_tags()
    {
        var unknown = Refuse("2.1.7", [.. "v1.0.0 v2.0.0 v2.1.0 v2.1.5 v2.1.8 v2.2.0 v3.0.0 nightly".Split(' ').Select(Tag)]);

        unknown.Suggestions.ShouldBe(["v2.1.8", "v2.1.5", "v2.1.0", "v2.2.0", "v2.0.0"]);
        unknown.Tags.ShouldBe(8);
    }

    [Fact]
    public void An_unknown_name_gets_the_most_similar_tags_and_branches() =>
        Refuse("devlop", Branch("develop"), Branch("main"), Tag("v1.0.0")).Suggestions[0].ShouldBe("develop");

    private static string Tag(string name) => $"{Sha}\trefs/tags/{name}";

    private static string Branch(string name) => $"{Sha}\trefs/heads/{name}";

    private static ResolvedPin Resolve(string? pin, params string[] lines) =>
        PinResolver.Resolve(RemoteRefs.Parse(string.Join('\n', lines)), pin, ["core", "lib"]).ShouldBeOfType<ResolvedPin>();

    private static UnknownPin Refuse(string? pin, params string[] lines) =>
        PinResolver.Resolve(RemoteRefs.Parse(string.Join('\n', lines)), pin, ["core", "lib"]).ShouldBeOfType<UnknownPin>();
}

using Coro.Engine.Sources;

namespace Coro.Tests.Sources;

public class RemoteRefsTests
{
    [Fact]
    public void An_annotated_tag_leads_to_its_commit()
    {
        var refs = RemoteRefs.Parse("aaa\trefs/tags/v1\nbbb\trefs/tags/v1^{}\nccc\trefs/tags/v2\n");

        refs.Tags["v1"].ShouldBe(new RefTip("v1", "refs/tags/v1", "aaa", "bbb"));
        refs.Tags["v2"].CommitSha.ShouldBe("ccc");
        refs.Tags.Count.ShouldBe(2);
    }

    [Fact]
    public void The_default_branch_is_the_one_that_HEAD_names()
    {
        var refs = RemoteRefs.Parse("ref: refs/heads/trunk\tHEAD\naaa\tHEAD\nbbb\trefs/heads/main\naaa\trefs/heads/trunk\n");

        refs.Head.ShouldBe(new RefTip("trunk", "refs/heads/trunk", "aaa", "aaa"));
        refs.Branches.Keys.ShouldBe(["main", "trunk"]);
    }

    [Fact]
    public void A_HEAD_on_no_branch_stands_for_itself() =>
        RemoteRefs.Parse("aaa\tHEAD\n").Head.ShouldBe(new RefTip("HEAD", "HEAD", "aaa", "aaa"));

    [Theory]
    [InlineData("")]
    [InlineData("no tab here\n\n\tonly a tab\n")]
    [InlineData("aaa\trefs/pull/1/head\n")]
    public void What_is_neither_branch_nor_tag_is_passed_over(string output)
    {
        var refs = RemoteRefs.Parse(output);

        refs.Head.ShouldBeNull();
        refs.Tags.ShouldBeEmpty();
        refs.Branches.ShouldBeEmpty();
    }
}

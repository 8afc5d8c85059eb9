using System.Text;
using Coro.Engine.History;
using Coro.Engine.State;
using Coro.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Coro.Tests.State;

public sealed class CheckpointCodecTests
{
    [Fact]
    public void What_is_written_reads_back_as_the_same_state() => ForAll(seed =>
    {
        var (state, entries) = RandomHistory.Of(seed);

        var read = CheckpointCodec.Read(CheckpointCodec.Write(state), "state");

        read.Diagnostics.ShouldBeEmpty();
        var over = RandomHistory.Fold(entries.Where(e => e.Event is CampaignCreated or ChildrenAdded));
        StateOverlay.Apply(over, read.State!);
        over.Sequence = read.State!.Sequence;
        Dump.Of(over).ShouldBe(Dump.Of(state));
    });

    [Fact]
    public void Adopting_what_was_written_changes_nothing() => ForAll(seed =>
    {
        var (state, _) = RandomHistory.Of(seed);
        var before = Dump.Of(state);

        CheckpointCodec.Overlay(state, Encoding.UTF8.GetString(CheckpointCodec.Write(state)));

        Dump.Of(state).ShouldBe(before);
    });

    [Fact]
    public void What_is_remembered_of_the_children_is_what_would_be_written_anew() => ForAll(seed =>
    {
        var (state, remembered) = (new CampaignState(), new ChildrenText());
        foreach (var entry in RandomHistory.Of(seed).Entries)
        {
            Fold.Apply(state, entry);

            Encoding.UTF8.GetString(CheckpointCodec.Write(state, remembered)).ShouldBe(Encoding.UTF8.GetString(CheckpointCodec.Write(state)));
        }
    });

    [Fact]
    public void Every_error_is_reported_with_its_place_and_rule()
    {
        var yaml = Valid().Replace("status: ready", "status: done").Replace("tier: A\n", "tier: C\n").Replace("journal_sequence: 2", "journal_sequence: -2");

        var read = Read(yaml);

        read.State.ShouldBeNull();
        read.Diagnostics.Select(d => (d.Path, d.Code)).ShouldBe(
        [
            ("campaign.journal_sequence", "out-of-range"), ("children[0].status", "invalid-value"), ("children[0].tier", "invalid-value"),
            ("children[1].tier", "invalid-value"),
        ]);
        read.Diagnostics[1].ToString().ShouldBe(
            "state(" + read.Diagnostics[1].Line + ",13): children[0].status: must be pending, ready, active, completed, failed, escalated, skipped or cancelled, not 'done' [invalid-value]");
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("schema: coro.campaign/v1\n", "missing-key")]
    [InlineData("[]", "wrong-type")]
    [InlineData("schema: [", "invalid-yaml")]
    [InlineData("schema: coro.campaign/v1\ncampaign: &a {}\nchildren: *a\n", "alias")]
    [InlineData("schema: other/v1\ncampaign: {}\nchildren: []\n", "unknown-schema")]
    [InlineData("\0\0\0", "control-character")]
    public void What_is_no_state_file_is_refused(string yaml, string code)
    {
        var read = Read(yaml);

        read.State.ShouldBeNull();
        read.Diagnostics.ShouldContain(d => d.Code == code);
    }

    [Theory]
    [InlineData("depends_on: [core]", "depends_on: [gone]", "gone")]
    [InlineData("depends_on: []", "depends_on: [docs]", "api -> core -> docs -> api")]
    [InlineData("name: api", "name: CORE", "CORE")]
    public void Children_that_do_not_fit_together_are_refused(string from, string to, string told)
    {
        var read = Read(Valid().Replace(from, to));

        read.State.ShouldBeNull();
        read.Diagnostics.ShouldContain(d => d.Message.Contains(told));
    }

    [Fact]
    public void A_newer_schema_is_told_apart_from_an_invalid_file() =>
        Read("schema: coro.campaign/v2\nwhatever: {}\n").NewerSchema.ShouldBe("coro.campaign/v2");

    [Fact]
    public void Names_keep_their_spelling_and_numbers_that_are_text_stay_text()
    {
        var read = Read(Valid().Replace("pin: \"2.1.0\"", "pin: 2.10"));

        read.State!["core"].Definition.Pin.ShouldBe("2.10");
        read.State["docs"].Definition.DependsOn.ShouldBe([new("api", DependencyRequirement.Merged), new("core")]);
    }

    [Fact]
    public void A_truncated_file_never_reads_as_a_valid_one()
    {
        var whole = CheckpointCodec.Write(RandomHistory.Of(7).State);
        for (var length = 0; length < whole.Length - 2; length++)
            CheckpointCodec.Read(whole.AsSpan(0, length), "state").State.ShouldBeNull($"cut at {length}");
    }

    private static string Valid() => Encoding.UTF8.GetString(CheckpointCodec.Write(Demo.State()));

    private static CheckpointRead Read(string yaml) => CheckpointCodec.Read(Encoding.UTF8.GetBytes(yaml), "state");

    private static void ForAll(Action<int> property) => Prop
        .ForAll(ArbMap.Default.ArbFor<int>(), seed => { property(seed); return true; })
        .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
}

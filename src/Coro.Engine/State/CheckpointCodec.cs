using System.Text;
using Coro.Engine.State.SkillForge;

namespace Coro.Engine.State;

/// <summary>The state file: the state as text, and back.</summary>
internal static class CheckpointCodec
{
    /// <summary>The largest state file that is read, in bytes.</summary>
    public const int MaxBytes = 64 << 20;

    /// <summary>The state as the content of its file.</summary>
    /// <param name="state">The state.</param>
    /// <param name="children">Remembers what it says of the children from one time to the next; null: nothing does.</param>
    public static byte[] Write(CampaignState state, ChildrenText? children = null) => CheckpointText.Of(state, children);

    /// <summary>Reads a state file, and tells of everything that is wrong with it.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="file">How to call it in messages.</param>
    public static CheckpointRead Read(ReadOnlySpan<byte> content, string file) =>
        StateReader.Read(content, file, (text, problems) =>
        {
            if (!SkillForgeFormat.Is(text))
                return new CheckpointReader(text, problems);
            problems.Add("skill-forge-state", "this is Skill Forge's state, not Coro's; to work on it, import it as a campaign of its own");
            return null;
        });

    /// <summary>
    /// Replaces what a state file speaks of: children by name, everything of the campaign but its pipelines, limits,
    /// commands and number of events. A child that only the state knows stays as it is.
    /// </summary>
    public static void Overlay(CampaignState state, string yaml)
    {
        var read = Read(Encoding.UTF8.GetBytes(yaml), "the state file that was adopted");
        if (read.State is null)
            throw new CorruptStateException(string.Join(Environment.NewLine, read.Diagnostics));
        StateOverlay.Apply(state, read.State);
    }
}

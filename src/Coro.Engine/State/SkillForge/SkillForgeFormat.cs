using Coro.Engine.Loading;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Coro.Engine.State.SkillForge;

/// <summary>
/// The state file of a Skill Forge campaign: it is called as Coro's is, has no schema of its own in it, and calls the children
/// skills. <c>module/schemas/skill-forge-state.schema.json</c> says what may be in it.
/// </summary>
internal static class SkillForgeFormat
{
    // Inside of stream, document and mapping.
    private const int RootDepth = 3;

    /// <summary>What the format is called in messages.</summary>
    public const string Name = "skill-forge";

    /// <summary>Reads a state file of either format.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="file">How to call it in messages.</param>
    /// <param name="thorough">Whether to look at what follows from the rest, too, and what loading therefore passes over.</param>
    public static CheckpointRead ReadAny(ReadOnlySpan<byte> content, string file, bool thorough) => StateReader.Read(
        content, file, (text, problems) => Is(text) ? new SkillForgeReader(text, problems) : new CheckpointReader(text, problems), thorough);

    /// <summary>Reads a state file that has to be Skill Forge's; null: it is none.</summary>
    public static CheckpointRead? Read(ReadOnlySpan<byte> content, string file)
    {
        var read = StateReader.Read(content, file, (text, problems) => Is(text) ? new SkillForgeReader(text, problems) : null);
        return read.Format == StateFormat.SkillForge ? read : null;
    }

    /// <summary>Whether a text is such a state, right or wrong: the keys at its root decide.</summary>
    public static bool Is(string text)
    {
        try
        {
            var parser = new QuickParser(text);
            var (depth, isKey) = (0, true);
            while (depth <= YamlCursor.MaxDepth && parser.MoveNext() && parser.Current is { } current)
            {
                if (depth == RootDepth && isKey && current is Scalar { Value: "skills" or "schema" or "children" } key)
                    return key.Value == "skills";
                depth += current.NestingIncrease;
                if (depth == RootDepth && current is not MappingStart)
                    isKey = !isKey;
            }
        }
        catch (Exception e) when (e is YamlException or InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // Whoever reads it next says what is wrong.
        }

        return false;
    }
}

using System.Text;
using Coro.Engine.Steps.Answers;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Coro.Engine.Exports;

/// <summary>Reads what a skill says of itself: the description in the front matter of its SKILL.md.</summary>
internal static class SkillCard
{
    // The front matter of a skill is a few lines; agents read no more of it than this either.
    private const int MostBytes = 64 << 10;

    /// <summary>The description; null where there is none that can be read.</summary>
    /// <param name="folder">The skill's folder.</param>
    public static string? DescriptionOf(string folder)
    {
        try
        {
            using var file = OwnFile.Open(Path.Combine(folder, SkillFolder.File));
            if (file is null)
                return null;
            var bytes = new byte[(int)Math.Min(RandomAccess.GetLength(file), MostBytes)];
            return Description(Encoding.UTF8.GetString(bytes, 0, RandomAccess.Read(file, bytes, 0)));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? Description(string text)
    {
        var lines = text.TrimStart('\uFEFF').Split('\n');
        if (lines[0].TrimEnd() != "---" || Array.FindIndex(lines, 1, line => line.TrimEnd() == "---") is not (> 0 and var end))
            return null;
        try
        {
            return Find(new Parser(new StringReader(string.Join('\n', lines[1..end]))));
        }
        catch (YamlException)
        {
            return null;
        }
    }

    private static string? Find(Parser yaml)
    {
        yaml.Consume<StreamStart>();
        if (!yaml.TryConsume<DocumentStart>(out _) || !yaml.TryConsume<MappingStart>(out _))
            return null;
        while (!yaml.TryConsume<MappingEnd>(out _))
        {
            var isIt = yaml.TryConsume<Scalar>(out var key) && key.Value == "description";
            if (key is null)
                yaml.SkipThisAndNestedEvents();
            if (isIt && yaml.TryConsume<Scalar>(out var description))
                return string.IsNullOrWhiteSpace(description.Value) ? null : description.Value;
            yaml.SkipThisAndNestedEvents();
        }

        return null;
    }
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Coro.Engine.Planning;
using YamlDotNet.Core;

namespace Coro.Engine.Loading;

/// <summary>Reads the <c>children</c> of an answer: targets, each written as in a brief, that are to join a campaign.</summary>
internal static class AnsweredTargets
{
    /// <summary>The member of the answer.</summary>
    public const string Key = "children";

    // A target in JSON is one in YAML, too; so a brief's reader reads it, and tells of everything that is wrong.
    private const string InBrief = "targets";

    private static readonly KeySet Keys = new(InBrief);

    /// <summary>Reads them.</summary>
    /// <param name="children">What the answer has there.</param>
    /// <param name="present">The campaign's children, which they may depend on.</param>
    /// <param name="settings">The campaign's settings; relative paths start at their origin.</param>
    /// <param name="problems">Everything that is wrong with what is written, each with its place. When nothing is, what concerns several
    /// children is for whoever adds them to check.</param>
    public static IReadOnlyList<ChildDefinition> Read(
        JsonElement children, IReadOnlyList<ChildDefinition> present, CampaignSettings settings, out IReadOnlyList<string> problems)
    {
        var found = new Problems(null);
        var reader = Read(Text(children), settings.Origin, found);
        problems = found.Any ? [.. found.InOrder().Select(Words), .. OfGraph(reader, present, settings)] : [];
        return reader.Children;
    }

    private static TargetReader Read(string text, string origin, Problems found)
    {
        var yaml = new YamlCursor(text, found);
        var reader = new TargetReader(yaml, new StepReader(yaml), found, origin);
        try
        {
            var seen = 0UL;
            yaml.EnterDocument();
            yaml.EnterMapping("a mapping");
            while (yaml.NextKey(Keys, ref seen) is not null)
                reader.Read();
            yaml.LeaveDocument();
        }
        catch (YamlException e)
        {
            found.Add("yaml-syntax", YamlMessages.Explain(e, text).Message, path: InBrief);
        }

        return reader;
    }

    // Over several lines, as what stands in one has to be short in YAML.
    private static string Text(JsonElement children)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true }))
        {
            json.WriteStartObject();
            json.WritePropertyName(InBrief);
            children.WriteTo(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static IEnumerable<string> OfGraph(TargetReader reader, IReadOnlyList<ChildDefinition> present, CampaignSettings settings)
    {
        // Whether one that is there already is meant to be the same is asked once all can be read.
        var named = reader.Children.Select(child => child.Name).ToHashSet(Names.Comparer);
        foreach (var problem in JoiningChildren.Check([.. present.Where(child => !named.Contains(child.Name))], reader.Children, settings))
        {
            // What a flawed target lacks may be a mere consequence.
            if (problem.Code != JoiningChildren.NoPipeline || !reader.Places[problem.Child].Flawed)
                yield return Words(problem.ToDiagnostic());
        }
    }

    // The lines are those of a text that nobody wrote.
    private static string Words(Diagnostic problem) =>
        problem.Path?.StartsWith(InBrief, StringComparison.Ordinal) == true
            ? $"{Key}{problem.Path[InBrief.Length..]}: {problem.Message}"
            : problem.Message;
}

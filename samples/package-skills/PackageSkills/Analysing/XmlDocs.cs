using System.Text;
using System.Xml;

namespace PackageSkills.Analysing;

/// <summary>What the documentation file beside an assembly says about its types.</summary>
internal sealed class XmlDocs
{
    private const int MaxSentence = 240;

    private readonly Dictionary<string, string> _summaries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _members = new(StringComparer.Ordinal);

    private XmlDocs()
    {
    }

    /// <summary>What there is where there is no file.</summary>
    public static XmlDocs None { get; } = new();

    /// <summary>The first sentence about a type; null: it has none.</summary>
    /// <param name="typeId">The type's id: <c>T:Ns.Type`1</c>.</param>
    public string? Summary(string typeId) => _summaries.GetValueOrDefault(typeId);

    /// <summary>The names of a type's members that have a summary.</summary>
    public IReadOnlyList<string> DocumentedMembers(string typeId) => _members.GetValueOrDefault(typeId[2..]) ?? [];

    /// <summary>Reads the file.</summary>
    public static XmlDocs Parse(byte[] xml)
    {
        var docs = new XmlDocs();
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(xml));
            while (reader.ReadToFollowing("member"))
            {
                var id = reader.GetAttribute("name");
                if (id is not { Length: > 2 } || !reader.ReadToDescendant("summary"))
                    continue;
                using var summary = reader.ReadSubtree();
                if (FirstSentence(summary) is { } sentence)
                    docs.Add(id, sentence);
            }
        }
        catch (XmlException)
        {
            // What was readable counts; what is missing lowers the coverage, which is where it shows.
        }

        return docs;
    }

    private void Add(string id, string sentence)
    {
        if (id[0] == 'T')
        {
            _summaries[id] = sentence;
            return;
        }

        var path = id[2..].Split('(')[0];
        var dot = path.LastIndexOf('.');
        var name = path[(dot + 1)..].Split('`')[0];
        // A number sign stands in the names of constructors and of explicit implementations.
        if (dot < 0 || name.Contains('#', StringComparison.Ordinal))
            return;
        if (!_members.TryGetValue(path[..dot], out var members))
            _members[path[..dot]] = members = [];
        if (!members.Contains(name))
            members.Add(name);
    }

    private static string? FirstSentence(XmlReader reader)
    {
        var text = new StringBuilder();
        while (reader.Read())
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
                text.Append(reader.Value);
            else if (reader.NodeType == XmlNodeType.Element)
                text.Append(' ').Append(Reference(reader));
        }

        var line = string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Replace(" .", ".", StringComparison.Ordinal).Replace(" ,", ",", StringComparison.Ordinal);
        var end = line.IndexOf(". ", StringComparison.Ordinal);
        if (end >= 0)
            line = line[..(end + 1)];
        if (line.Length > MaxSentence)
            line = line[..(line.LastIndexOf(' ', MaxSentence) is > 0 and var space ? space : MaxSentence)] + " …";
        return line.Any(char.IsLetter) ? line : null;
    }

    /// <summary>The short name behind <c>see cref</c> and its like; null where the element has a text of its own.</summary>
    private static string? Reference(XmlReader reader)
    {
        if (!reader.IsEmptyElement)
            return null;
        var target = reader.GetAttribute("cref") ?? reader.GetAttribute("name") ?? reader.GetAttribute("langword");
        if (target is null)
            return null;
        target = target.Split('(')[0];
        return target[(target.LastIndexOfAny(['.', ':']) + 1)..].Split('`')[0];
    }
}

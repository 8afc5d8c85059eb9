using Coro.Engine.Loading;
using YamlDotNet.Core;

namespace Coro.Engine.State;

/// <summary>Reads a state file of one format, and validates while it reads.</summary>
internal abstract class StateReader(string text, Problems problems)
{
    private readonly List<Place> _places = [];

    /// <summary>Reads a state file.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="file">How to call it in messages.</param>
    /// <param name="choose">Chooses the reader for its text; null: it told what is wrong.</param>
    /// <param name="thorough">
    /// Whether to look at what follows from the rest, too, and what loading therefore passes over. The state is then good for nothing else.
    /// </param>
    public static CheckpointRead Read(
        ReadOnlySpan<byte> content, string file, Func<string, Problems, StateReader?> choose, bool thorough = false)
    {
        var problems = new Problems(file);
        if (content.Length > CheckpointCodec.MaxBytes)
            problems.Add("too-large", $"has {content.Length} bytes; at most {CheckpointCodec.MaxBytes} are read");
        else if (InputFile.Decode(content, problems) is { } text)
            return Read(text, problems, choose, thorough);
        return new(null, problems.InOrder());
    }

    protected Problems Problems => problems;

    protected YamlCursor Yaml { get; } = new(text, problems);

    protected CampaignState State { get; } = new();

    /// <summary>What the state says that holds in another way here.</summary>
    protected List<string> Notes { get; } = [];

    /// <summary>Its schema, where that is of a later version than this Coro knows.</summary>
    protected string? NewerSchema { get; set; }

    /// <summary>The execution order that the file tells; null: it tells none.</summary>
    protected List<string>? ExecutionOrder { get; set; }

    /// <summary>Whether the file says that the dependencies form a cycle.</summary>
    protected bool SaysCycle { get; set; }

    protected abstract StateFormat Format { get; }

    /// <summary>The keys at the document's root; all are needed.</summary>
    protected abstract KeySet Root { get; }

    /// <summary>The key of the list of children.</summary>
    protected abstract string ChildrenKey { get; }

    /// <summary>Whether the order has to be there already.</summary>
    protected virtual bool IsOrdered => true;

    /// <summary>Reads the value of a key at the root.</summary>
    protected abstract void ReadKey(string key);

    /// <summary>Checks what only this format has.</summary>
    protected virtual void CheckMore()
    {
    }

    /// <summary>Reads the list of children, and remembers where each is.</summary>
    protected void ReadChildren(Func<int, ChildState> read) => Yaml.List(() =>
    {
        _places.Add(Yaml.Here);
        var child = read(State.Children.Count);

        // Positions have to stay right, so a child without a name gets one that nobody can refer to.
        if (child.Name.Length == 0)
            child.Definition = child.Definition with { Name = $"\0{child.Index}" };
        State.Take(child);
    });

    private static CheckpointRead Read(string text, Problems problems, Func<string, Problems, StateReader?> choose, bool thorough)
    {
        StateReader? reader = null;
        var whole = false;
        try
        {
            reader = choose(text, problems);
            whole = reader?.ReadDocument(thorough) == true;
        }
        catch (YamlException e)
        {
            var (message, place) = YamlMessages.Explain(e, text);
            problems.Add("invalid-yaml", message, place);
        }

        return new(problems.Any ? null : reader?.State, problems.InOrder(), reader?.NewerSchema)
        {
            Format = reader?.Format,
            IsYaml = whole,
            Notes = reader?.Notes ?? [],
        };
    }

    private bool ReadDocument(bool thorough)
    {
        if (!Yaml.EnterDocument())
        {
            problems.Add("empty", "the file is empty");
            return false;
        }

        var isMapping = Yaml.Mapping(Root, [.. Root.Keys], ReadKey);
        Yaml.LeaveDocument();
        var rules = new StateRules(State, ChildrenKey, _places, problems);
        var ordered = rules.Graph();
        CheckMore();
        if (thorough)
        {
            rules.Times(Format);
            rules.Scores();
            rules.Order(ExecutionOrder, ordered, SaysCycle, IsOrdered);
        }

        if (!problems.Any && !thorough)
            State.Rewire();
        return isMapping;
    }
}

using Coro.Engine.State;

namespace Coro.Engine.Directives;

/// <summary>What the directive says to steps, ready to be looked up.</summary>
/// <param name="text">The whole of it; null: there is none.</param>
/// <param name="flags">The flags that it gives, in its order.</param>
internal sealed class DirectiveOrders(string? text, IReadOnlyList<DirectiveFlag> flags)
{
    public static readonly DirectiveOrders None = new(null, []);

    private readonly ILookup<string, DirectiveFlag> _byChild =
        flags.Where(flag => flag.Child is not null).ToLookup(flag => flag.Child!, Names.Comparer);

    private readonly List<DirectiveFlag> _forAll = [.. flags.Where(flag => flag.Child is null)];

    /// <summary>The whole of it; null: there is none.</summary>
    public string? Text { get; } = string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>The arguments that it gives to campaign-level commands, and to batches as a whole.</summary>
    public IReadOnlyList<string> FlagsOfAll { get; } = Arguments(flags.Where(flag => flag is { Child: null, OnlyUnpinned: false }));

    /// <summary>The arguments that it gives to a child's steps: those for all, then its own, which so have the last word.</summary>
    public IReadOnlyList<string> FlagsOf(ChildState child) => flags.Count == 0 ? [] : Arguments(Of(child));

    /// <summary>What it says about a child's pin; null: nothing.</summary>
    public DirectiveFlag? PinOf(ChildState child) => flags.Count == 0 ? null : Of(child).LastOrDefault(IsPin);

    private IEnumerable<DirectiveFlag> Of(ChildState child) => _forAll
        .Where(flag => !flag.OnlyUnpinned || child.PinChosen || child.Definition.Pin is null)
        .Concat(_byChild[child.Name]);

    private static List<string> Arguments(IEnumerable<DirectiveFlag> flags) =>
        [.. flags.Where(flag => !IsPin(flag)).SelectMany(flag => flag.Arguments)];

    private static bool IsPin(DirectiveFlag flag) => flag.Arguments[0] == FlagOrder.Pin;
}

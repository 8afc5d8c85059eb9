using System.Text.RegularExpressions;

namespace Coro.Engine.Directives;

/// <summary>A line of the pipeline flags: <c>Use `--pin main` for all unpinned skills</c>, <c>Force deep mode for x</c>.</summary>
internal sealed partial class FlagOrder
{
    public const string Example = "Use `--depth deep` for library-x";
    public const string Pin = "--pin";

    private const string Unpinned = "unpinned";

    private readonly ChildNames _names;
    private readonly IReadOnlyList<Token> _order;
    private readonly string? _reason;
    private readonly List<Token> _others = [];
    private readonly List<IReadOnlyList<string>> _flags = [];
    private OrderProblem? _problem;

    private FlagOrder(DirectiveItem item, ChildNames names)
    {
        _names = names;
        (_order, _reason) = OrderReason.Split(item.Text, MayFollow, Belongs);
    }

    public static IReadOnlyList<DirectiveFlag> Read(DirectiveItem item, ChildNames names, out OrderProblem? problem)
    {
        var order = new FlagOrder(item, names);
        order.TakeFlags();
        var scope = OrderScope.Read(
            order._others, names, token => token.IsIn(Vocabulary.FlagWords), token => token.Is(Unpinned), out var unclear);
        var unpinned = order._others.Any(token => token.Is(Unpinned));
        problem = order._problem ?? (order._flags.Count == 0 ? OrderProblem.Of("there is no flag in it") : unclear);
        if (problem is null && unpinned && scope.Children.Count > 0)
            problem = OrderProblem.Of("it is for all that have no pin, and names a child as well");
        if (!unpinned)
            problem ??= ReasonCheck.ForAll(order._reason, scope, names);
        problem ??= ReasonCheck.Condition(order._reason);
        if (problem is not null)
            return [];
        var flags = order._flags.Select(arguments => new DirectiveFlag
        {
            Arguments = arguments,
            OnlyUnpinned = unpinned,
            Reason = order._reason,
            Line = item.Line,
        });
        return scope.Children.Count == 0
            ? [.. flags]
            : [.. flags.SelectMany(flag => scope.Children.Select(child => flag with { Child = child }))];
    }

    private bool MayFollow(IReadOnlyList<Token> before, Token next) =>
        before.Any(IsFlag) && !before[^1].Is("for") && !(IsFlag(next) || next.Is("for") || next.IsIn(Vocabulary.Everyone) || IsChild(next));

    private bool Belongs(IReadOnlyList<Token> inner) =>
        inner.Any(IsFlag) || inner.All(token => token.Kind == TokenKind.Separator || token.IsIn(Vocabulary.Everyone) || IsChild(token));

    private static bool IsFlag(Token token) =>
        token.Kind == TokenKind.Flag || (token.Kind == TokenKind.Quoted && token.Text.StartsWith('-')) || token.Is("mode");

    private bool IsChild(Token token) => token.Kind is TokenKind.Word or TokenKind.Quoted && _names.Has(token.Text);

    private void TakeFlags()
    {
        for (var i = 0; i < _order.Count && _problem is null; i++)
        {
            var token = _order[i];
            var next = i + 1 < _order.Count ? _order[i + 1] : default;
            if (token.Kind == TokenKind.Quoted && token.Text.StartsWith('-'))
            {
                Quoted(token.Text);
            }
            else if (token.Kind == TokenKind.Flag)
            {
                if (IsValue(token, next))
                    i++;
                Add(IsValue(token, next) ? [token.Text, next.Text] : [token.Text]);
            }
            else if (next.Is("mode") && IsMode(token))
            {
                Add(["--mode", token.Text]);
                i++;
            }
            else
            {
                _others.Add(token);
            }
        }
    }

    private void Quoted(string text)
    {
        var flag = new List<string>();
        foreach (var argument in text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (flag.Count > 0 && Flag().IsMatch(argument))
            {
                Add([.. flag]);
                flag.Clear();
            }

            flag.Add(argument);
        }

        Add(flag);
    }

    // A flag's value follows it; a word that the order goes on with does not, nor does a child.
    private bool IsValue(Token flag, Token next)
    {
        if (flag.Text.Contains('=') || next.Text is null || next.Kind is not (TokenKind.Word or TokenKind.Quoted or TokenKind.Number))
            return false;
        if (next.Kind == TokenKind.Number)
            return true;
        if (next.Kind == TokenKind.Word && (next.IsIn(Vocabulary.Filler) || next.IsIn(Vocabulary.Everyone) || next.IsIn(Vocabulary.Turning)))
            return false;
        if (!_names.Has(next.Text))
            return !next.Text.StartsWith('-');
        _problem = OrderProblem.Of(
            $"it is not clear whether '{next.Text}' is the value of {flag.Text} or a child; write `{flag.Text} {next.Text}`, or for {next.Text}");
        return false;
    }

    private bool IsMode(Token token) => token.Kind is TokenKind.Word or TokenKind.Quoted
        && !_names.Has(token.Text)
        && (token.Kind == TokenKind.Quoted
            || !(token.IsIn(Vocabulary.FlagWords) || token.IsIn(Vocabulary.Filler) || token.IsIn(Vocabulary.Everyone) || token.IsIn(Vocabulary.Turning)));

    private void Add(IReadOnlyList<string> flag)
    {
        if (flag.Count == 0 || !Flag().IsMatch(flag[0]))
            _problem ??= OrderProblem.Of($"{Shown.Quote(flag.Count == 0 ? "" : flag[0])} is no flag");
        else if (flag.Skip(1).FirstOrDefault(value => !Value().IsMatch(value)) is { } wrong)
            _problem ??= OrderProblem.Of($"{Shown.Quote(wrong)} cannot be a flag's value: it has a character that a shell would act on, or a blank");
        else if (flag[0] == Pin ? flag.Count != 2 : flag[0].StartsWith(Pin + "=", StringComparison.Ordinal) && flag.Count != 1)
            _problem ??= OrderProblem.Of($"{Pin} needs one value: a version, tag, branch or commit");
        else
            _flags.Add(flag[0].StartsWith(Pin + "=", StringComparison.Ordinal) ? [Pin, flag[0][(Pin.Length + 1)..]] : flag);
    }

    [GeneratedRegex(@"^--?[A-Za-z][A-Za-z0-9._-]*(=[A-Za-z0-9._/:@+,=~^%-]*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Flag();

    [GeneratedRegex(@"^[A-Za-z0-9._/@+~][A-Za-z0-9._/:@+,=~^%-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Value();
}

namespace Coro.Engine.Loading;

/// <summary>Gathers what is wrong with one input while it is read.</summary>
/// <param name="file">The file, as the user named it; null for objects.</param>
internal sealed class Problems(string? file)
{
    // A wrong file (a log, a binary) would else give more text about it than it has itself.
    private const int Most = 10_000;

    private readonly List<Diagnostic> _found = [];
    private int _left;

    public bool Any => _found.Count > 0;

    public int Count => _found.Count + _left;

    /// <summary>Whether there are more than anybody reads, so that whoever finds one at each line need not go on.</summary>
    public bool IsFull => _left >= Most;

    public void Add(string code, string message, Place? place = null, string? path = null) =>
        Add(code, message, place?.Line, place?.Column, path);

    public void Add(string code, string message, int line) => Add(code, message, line, null, null);

    private void Add(string code, string message, int? line, int? column, string? path)
    {
        if (_found.Count == Most)
        {
            _left++;
            return;
        }

        _found.Add(new()
        {
            Code = code,
            Message = message,
            File = file,
            Line = line,
            Column = column,
            Path = path,
        });
    }

    /// <summary>Everything found, in the order of the file.</summary>
    public IReadOnlyList<Diagnostic> InOrder()
    {
        var ordered = _found.OrderBy(d => d.Line ?? 0).ThenBy(d => d.Column ?? 0);
        return _left == 0 ? [.. ordered] : [.. ordered, More()];
    }

    private Diagnostic More() => new()
    {
        Code = "too-many-problems",
        File = file,
        Message = $"{_left}{(IsFull ? " or more" : "")} further problems are not listed; is this the right file?",
    };
}

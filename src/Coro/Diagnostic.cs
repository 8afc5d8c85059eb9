using System.Text;

namespace Coro;

/// <summary>One thing that is wrong with an input, as data: all of a file's are found before any is reported.</summary>
public sealed record Diagnostic
{
    /// <summary>A stable code, for example <c>unknown-key</c>.</summary>
    public required string Code { get; init; }

    /// <summary>What is wrong and what to do about it.</summary>
    public required string Message { get; init; }

    /// <summary>The file, as the user named it; null for objects.</summary>
    public string? File { get; init; }

    /// <summary>The line, from 1; null where there is none.</summary>
    public int? Line { get; init; }

    /// <summary>The column, from 1; null where there is none.</summary>
    public int? Column { get; init; }

    /// <summary>Where in the document, for example <c>targets[2].tier</c>; null where the line says enough.</summary>
    public string? Path { get; init; }

    /// <summary>What a person reads: place, message and code in a line; an example may follow on further ones.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        if (File is not null)
            text.Append(File);
        if (Line is not null)
            text.Append('(').Append(Line).Append(Column is null ? "" : $",{Column}").Append(')');
        if (text.Length > 0)
            text.Append(": ");
        if (Path is not null)
            text.Append(Path).Append(": ");

        // An example may follow on lines of its own; whoever copies those wants nothing else in them.
        var end = Message.IndexOf('\n', StringComparison.Ordinal);
        var first = end < 0 ? Message : Message[..end];
        return text.Append(first).Append(" [").Append(Code).Append(']').Append(Message, first.Length, Message.Length - first.Length).ToString();
    }
}

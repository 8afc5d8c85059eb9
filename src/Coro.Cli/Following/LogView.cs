using System.Text;
using Coro.Engine;
using Coro.Engine.Reporting;

namespace Coro.Cli.Following;

/// <summary>
/// Logs: byte by byte where a file or another program takes them; on a terminal, without whatever could do something to it. Where
/// there are several, each piece has a heading that says whose it is.
/// </summary>
internal sealed class LogView(CommandContext context)
{
    private LogSource? _source;
    private bool _lineIsOpen;

    public void Show(LogChunk chunk)
    {
        if (chunk.IsOneOfSeveral && chunk.Source != _source)
            Write($"{(_lineIsOpen ? "\n" : "")}==> {chunk.Source} <==\n");
        _source = chunk.Source;
        if (context.Terminal.IsTerminal)
            ShowLines(chunk.Bytes.Span);
        else
            ShowBytes(chunk.Bytes.Span);
    }

    public void HandOver()
    {
        context.Out.Flush();
        context.OutStream.Flush();
    }

    private void ShowBytes(ReadOnlySpan<byte> bytes)
    {
        context.Out.Flush();
        context.OutStream.Write(bytes);
        _lineIsOpen = bytes[^1] != '\n';
    }

    private void ShowLines(ReadOnlySpan<byte> bytes)
    {
        if (bytes[^1] == '\n')
            bytes = bytes[..^1];
        foreach (var range in bytes.Split((byte)'\n'))
            Write(PlainText.Of(Encoding.UTF8.GetString(bytes[range].TrimEnd((byte)'\r'))) + "\n");
    }

    private void Write(string text) => context.Out.Write(text);
}

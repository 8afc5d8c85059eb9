using System.Text;
using System.Xml;

namespace Coro.Engine.Reporting.TestResults;

/// <summary>XML with what steps and people wrote in it: characters that XML has no place for are left out.</summary>
internal static class XmlText
{
    private static readonly XmlWriterSettings Settings = new() { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true };

    public static string Write(Action<XmlWriter> document)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        using (var xml = XmlWriter.Create(text, Settings))
            document(xml);
        return text.Append('\n').ToString();
    }

    public static string Of(string text)
    {
        if (text.EnumerateRunes().All(IsFit))
            return text;
        var fit = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsFit(rune))
                fit.Append(rune);
        }

        return fit.ToString();
    }

    private static bool IsFit(Rune rune) => !rune.IsBmp || (XmlConvert.IsXmlChar((char)rune.Value) && rune.Value != 0xFFFD);
}

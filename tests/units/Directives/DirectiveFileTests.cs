using System.Text;
using Coro.Engine.Directives;
using Coro.Tests.Support;

namespace Coro.Tests.Directives;

public sealed class DirectiveFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_that_is_not_there_is_no_problem() => DirectiveFile.Read(_folder.In("gone", "d.md")).ShouldBe(new(null, null, null));

    [Fact]
    public void Its_hash_is_that_of_its_bytes()
    {
        var file = DirectiveFile.Read(_folder.Write("d.md", "abc"));

        file.Text.ShouldBe("abc");
        file.Sha256.ShouldBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        file.Problem.ShouldBeNull();
    }

    [Fact]
    public void Marks_at_the_beginning_say_how_it_is_written()
    {
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            File.WriteAllText(_folder.In("d.md"), "caf\u00e9", encoding);
            DirectiveFile.Read(_folder.In("d.md")).Text.ShouldBe("caf\u00e9");
        }
    }

    [Fact]
    public void What_is_no_text_is_told_and_cannot_cut_an_argument_off()
    {
        File.WriteAllBytes(_folder.In("d.md"), [.. "a\nb"u8, 0, 0xff, .. "c"u8]);

        var file = DirectiveFile.Read(_folder.In("d.md"));

        file.Text.ShouldBe("a\nb\ufffd\ufffdc");
        file.Problem!.Line.ShouldBe(2);
    }

    [Fact]
    public void One_that_is_too_large_is_told_and_not_read()
    {
        var file = DirectiveFile.Read(_folder.Write("d.md", new string('x', DirectiveFile.MostBytes + 1)));

        file.Text.ShouldBeNull();
        file.Problem!.Code.ShouldBe("too-large");
        DirectiveFile.Read(_folder.Write("d.md", new string('x', DirectiveFile.MostBytes))).Problem.ShouldBeNull();
    }
}

using Coro.Engine.Web;

namespace Coro.Tests.Web;

public sealed class LinkHeaderTests
{
    [Theory]
    [InlineData("<https://x.org/a?page=2>; rel=\"next\", <https://x.org/a?page=5>; rel=\"last\"", "https://x.org/a?page=2")]
    [InlineData("<https://x.org/a?page=1>; rel=\"prev\", <https://x.org/a?q=1,2&page=3>; title=\"t\"; rel=\"next\"", "https://x.org/a?q=1,2&page=3")]
    [InlineData("<https://x.org/a?page=1>; rel=\"first\"", null)]
    [InlineData("rel=\"next\"", null)]
    [InlineData("", null)]
    public void The_next_page_is_the_one_called_next(string header, string? next) => LinkHeader.Next([header]).ShouldBe(next);
}

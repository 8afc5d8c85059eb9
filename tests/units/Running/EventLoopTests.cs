using Coro.Engine.Running;

namespace Coro.Tests.Running;

public sealed class EventLoopTests
{
    [Fact]
    public async Task Work_resumes_on_the_loops_own_thread()
    {
        var (first, second) = await EventLoop.RunAsync(async () =>
        {
            var before = Environment.CurrentManagedThreadId;
            await Task.Run(() => Thread.CurrentThread.ManagedThreadId.ShouldNotBe(before));
            return (before, Environment.CurrentManagedThreadId);
        });

        second.ShouldBe(first);
    }

    [Fact]
    public async Task What_the_work_throws_reaches_its_caller() =>
        (await Should.ThrowAsync<InvalidStateException>(() => EventLoop.RunAsync<int>(async () =>
        {
            await Task.Yield();
            throw new InvalidStateException("broken");
        }))).Message.ShouldBe("broken");
}

using Coro.Engine.Planning;
using FsCheck;
using FsCheck.Fluent;

namespace Coro.Tests.Planning;

public sealed class NumberHeapTests
{
    [Fact]
    public void It_hands_out_the_smallest_of_what_is_in_it_whatever_comes_and_goes() => Prop
        .ForAll(ArbMap.Default.ArbFor<int[]>(), numbers =>
        {
            var (heap, expected) = (new NumberHeap(), new List<int>());
            foreach (var number in numbers.Concat(Enumerable.Range(0, 200).Select(n => n * 7919 % 211)))
            {
                heap.Add(number);
                expected.Add(number);
                if (number % 3 != 0)
                    continue;
                heap.Take().ShouldBe(expected.Min());
                expected.Remove(expected.Min());
            }

            heap.Count.ShouldBe(expected.Count);
            foreach (var number in expected.Order())
                heap.Take().ShouldBe(number);
            heap.Count.ShouldBe(0);
            return true;
        })
        .QuickCheckThrowOnFailure();
}

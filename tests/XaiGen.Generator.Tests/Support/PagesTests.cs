using SupportNamespace.GeneratedSupport;

namespace XaiGen.Generator.Tests.Support;

public sealed class PagesTests
{
    [Fact]
    public async Task Pages_follow_each_other_until_there_is_no_token()
    {
        var list = new PagedList(("", [1, 2], "a"), ("a", [3, 4], "b"), ("b", [5, 6], null));

        (await list.WalkAsync()).ShouldBe([1, 2, 3, 4, 5, 6]);
        list.Asked.ShouldBe([null, "a", "b"]);
    }

    [Fact]
    public async Task An_empty_token_is_none()
    {
        var list = new PagedList(("", [1, 2], ""));

        (await list.WalkAsync()).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task An_empty_page_is_the_last_whatever_token_it_has()
    {
        var list = new PagedList(("", [1], "a"), ("a", [], "b"));

        (await list.WalkAsync()).ShouldBe([1]);
        list.Asked.ShouldBe([null, "a"]);
    }

    [Fact]
    public async Task A_short_page_is_the_last_when_the_size_is_known()
    {
        var list = new PagedList(("", [1, 2], "a"), ("a", [3], "b"), ("b", [4, 5], null));

        (await list.WalkAsync(pageSize: 2)).ShouldBe([1, 2, 3]);
        list.Asked.ShouldBe([null, "a"]);
        (await list.WalkAsync(pageSize: null)).ShouldBe([1, 2, 3, 4, 5]);
    }

    [Fact]
    public async Task A_token_that_comes_again_ends_the_walk()
    {
        var list = new PagedList(("", [1], "a"), ("a", [2], "b"), ("b", [3], "a"));

        (await list.WalkAsync()).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task Only_pages_that_are_needed_are_asked_for()
    {
        var list = new PagedList(("", [1, 2], "a"), ("a", [3, 4], null));

        await foreach (int item in list.Walk(pageSize: null))
        {
            item.ShouldBe(1);
            break;
        }

        list.Asked.ShouldBe([null]);
    }

    [Fact]
    public async Task Cancelling_reaches_the_request_for_the_next_page()
    {
        var list = new PagedList(("", [1], "a"), ("a", [2], null));
        using var cancellation = new CancellationTokenSource();
        var seen = new List<int>();

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (int item in list.Walk(pageSize: null).WithCancellation(cancellation.Token))
            {
                seen.Add(item);
                await cancellation.CancelAsync();
            }
        });

        seen.ShouldBe([1]);
    }

    private sealed record Page(IReadOnlyList<int> Items, string? Token);

    private sealed class PagedList(params (string At, int[] Items, string? Next)[] pages)
    {
        public List<string?> Asked { get; } = [];

        public IAsyncEnumerable<int> Walk(int? pageSize)
            => ApiPages.Walk(NextAsync, (Page page) => page.Items, page => page.Token, pageSize);

        public async Task<List<int>> WalkAsync(int? pageSize = null)
        {
            var all = new List<int>();
            await foreach (int item in Walk(pageSize))
            {
                all.Add(item);
            }

            return all;
        }

        private async Task<Page> NextAsync(string? token, CancellationToken cancellationToken)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            Asked.Add(token);
            (_, int[] items, string? next) = pages.Single(page => page.At == (token ?? ""));
            return new Page(items, next);
        }
    }
}

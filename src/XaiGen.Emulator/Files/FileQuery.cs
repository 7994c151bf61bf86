using XaiGen.Emulator.Filter;

namespace XaiGen.Emulator.Files;

internal sealed record FileQuery
{
    public int Limit { get; init; } = FileListing.MaxLimit;

    public FileSort SortBy { get; init; }

    public bool IsDescending { get; init; } = true;

    public string? PaginationToken { get; init; }

    /// <summary>The ID of the file to continue after, as in other APIs.</summary>
    public string? After { get; init; }

    public FilterExpression? Filter { get; init; }
}

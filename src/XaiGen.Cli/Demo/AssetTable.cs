using System.Globalization;
using Spectre.Console;
using XaiGen.Review.Reports;

namespace XaiGen.Cli.Demo;

/// <summary>A table of the generated assets.</summary>
internal static class AssetTable
{
    private static readonly string[] s_columns = ["Name", "Bytes", "File ID", "Public URL", "URL expires (UTC)"];

    public static void Write(IAnsiConsole console, IReadOnlyList<Asset> assets)
    {
        string[][] rows = [.. assets.Select(Cells)];
        bool fits = WidthOf(rows) <= console.Profile.Width;

        // A truncated or wrapped URL cannot be used, so URLs that do not fit are written on separate lines below.
        int columns = fits ? s_columns.Length : 3;
        Table table = new Table().Border(console.Profile.Capabilities.Interactive ? TableBorder.Rounded : TableBorder.Ascii);
        foreach (string title in s_columns[..columns])
        {
            table.AddColumn(new TableColumn(title) { NoWrap = true, Alignment = title == "Bytes" ? Justify.Right : Justify.Left });
        }

        foreach (string[] row in rows)
        {
            table.AddRow([.. row[..columns].Select(cell => new Text(cell))]);
        }

        console.WriteLine();
        console.Write(table);
        foreach (string[] row in fits ? [] : rows.Where(row => row[3].Length > 0))
        {
            console.Profile.Out.Writer.WriteLine($"{row[0]} is public until {row[4]} UTC:\n{row[3]}");
        }
    }

    private static string[] Cells(Asset asset)
    => [
        ReportText.Of(asset.Name).ToString(),
        asset.File.Bytes.ToString("N0", CultureInfo.InvariantCulture),
        ReportText.Of(asset.File.Id.Value).ToString(),
        asset.File.PublicUrl?.AbsoluteUri ?? "",
        asset.File.PublicUrlExpiresAt?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "",
    ];

    /// <summary>The width of the table: each column has a space on both sides and a border.</summary>
    private static int WidthOf(string[][] rows)
        => 1 + s_columns.Select((title, column) => Math.Max(title.Length, rows.Max(row => row[column].Length)) + 3).Sum();
}

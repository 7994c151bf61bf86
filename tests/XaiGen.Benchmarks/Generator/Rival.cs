namespace XaiGen.Benchmarks.Generator;

/// <summary>Runs NSwag's command line, from its npm package, on the same documents, and compares process times and output.</summary>
internal static class Rival
{
    /// <param name="package">The folder of the npm package <c>nswag</c>.</param>
    public static int Compare(string package)
    {
        string nswag = Path.Combine(package, "bin/binaries/Net100/dotnet-nswag.dll");
        if (!File.Exists(nswag))
        {
            Console.Error.WriteLine(
                $"{nswag} is not there. Install the rival with 'npm install nswag' and give the path of node_modules/nswag.");
            return 2;
        }

        string folder = Directory.CreateTempSubdirectory("xaigen-rival-").FullName;
        foreach (string document in Documents.Names)
        {
            string theirs = Path.Combine(folder, document + ".cs"), ours = Path.Combine(folder, document);
            Interleaved.Report(
                $"command line, {document}",
                ("NSwag 14.7.1", () => Interleaved.Command(
                    "dotnet", nswag, "openapi2csclient", $"/input:{Documents.PathOf(document)}", $"/output:{theirs}",
                    "/namespace:Contract")),
                ("xaigen generate", () => Interleaved.Command(
                    "dotnet", Path.Combine(AppContext.BaseDirectory, "XaiGen.Cli.dll"), "generate", Documents.PathOf(document), "--output",
                    ours, "--namespace", "Contract")));
            Console.WriteLine(
                $"{document}: NSwag writes {new FileInfo(theirs).Length:N0} bytes, xaigen "
                + $"{Directory.GetFiles(ours).Sum(file => new FileInfo(file).Length):N0}.\n");
        }

        Directory.Delete(folder, recursive: true);
        return 0;
    }
}

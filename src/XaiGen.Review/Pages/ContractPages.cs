using XaiGen.Contract;
using XaiGen.Contract.Diagnostics;
using XaiGen.Generator;
using XaiGen.Review.CSharp;
using XaiGen.Review.Documents;

namespace XaiGen.Review.Pages;

/// <summary>The reference of a contract as static pages: operations with samples, types, errors, limits, prices and history.</summary>
public static class ContractPages
{
    /// <summary>Makes the pages. The same contract and options give the same files; nothing is read from disk or network.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="options">The options.</param>
    /// <param name="progress">Receives the current stage as text for people.</param>
    /// <exception cref="TimeoutException">The generator takes too long for this contract.</exception>
    public static PageSet Make(ContractText contract, PageOptions options, IProgress<string>? progress = null)
        => LargeStack.Run(() => MakeAll(contract, options, progress));

    private static PageSet MakeAll(ContractText contract, PageOptions options, IProgress<string>? progress)
    {
        progress?.Report("Generating the C#");
        GeneratedCode code = BoundedGeneration.Generate(contract.ToFiles(), options.Generation);
        if (code.Problems.Any(problem => problem.Rule.Severity == ProblemSeverity.Error)
            || ContractDocument.Open(contract).Document is not { } document)
        {
            return new PageSet([], code.Problems);
        }

        progress?.Report("Compiling the samples");
        ContractReading reading = ContractReader.Read(contract.ToFiles());
        var reference = new ApiReference(document, reading.Contract!, code, options.Generation.Namespace)
        {
            Releases = [.. Releases(contract, options, progress)],
        };
        progress?.Report("Writing the pages");
        return new PageSet([.. Files(reference).OrderBy(file => file.Name, StringComparer.Ordinal)], code.Problems)
        {
            WithoutSample = [.. reference.Operations.Where(entry => !reference.Samples.ContainsKey(entry.Method))
                .Select(entry => entry.Operation.Pointer)],
        };
    }

    private static IEnumerable<Release> Releases(ContractText contract, PageOptions options, IProgress<string>? progress)
    {
        bool isReleased = options.History is not [.., var last] || last.Text == contract.Text;
        ContractText[] all = isReleased ? [.. options.History] : [.. options.History, contract];
        var diff = new DiffOptions
        {
            Generation = options.Generation with { ClientName = options.Generation.ClientName ?? "ApiClient" },
            // Dates of the day would make the pages differ from day to day.
            Today = DateOnly.MinValue,
        };
        string[] names = [.. all.Select(NameOf)];
        for (int i = 1; i < all.Length; i++)
        {
            progress?.Report($"Comparing release {i + 1} of {all.Length}");
            Review review = ContractDiff.Compare(all[i - 1], all[i], diff);
            bool isPending = !isReleased && i == all.Length - 1;
            if (!isPending || !review.IsReadable || review.Findings.Count > 0)
            {
                yield return new Release(isPending && names[i] == names[i - 1] ? "Not released yet" : names[i], names[i - 1], review);
            }
        }
    }

    /// <summary>The version that the contract gives itself, or the name of its file.</summary>
    private static string NameOf(ContractText contract)
        => ContractDocument.Open(contract).Document?.Root.Field("info").Scalar("version") is { Length: > 0 } version
            ? version
            : Path.GetFileName(contract.Name);

    private static IEnumerable<PageFile> Files(ApiReference reference)
    {
        foreach ((string file, string title) in reference.Sections)
        {
            yield return Page.Write(reference, file, title, null, page =>
            {
                switch (file)
                {
                    case ReferenceSections.Types:
                        IndexPages.WriteTypes(page, reference);
                        break;
                    case ReferenceSections.Unions:
                        IndexPages.WriteUnions(page, reference);
                        break;
                    case ReferenceSections.Errors:
                        ErrorPage.Write(page, reference);
                        break;
                    case ReferenceSections.Limits:
                        LimitPage.Write(page, reference);
                        break;
                    case ReferenceSections.Prices:
                        PricePage.Write(page, reference);
                        break;
                    case ReferenceSections.History:
                        HistoryPage.Write(page, reference.Releases);
                        break;
                    default:
                        OverviewPage.Write(page, reference);
                        break;
                }
            });
        }

        foreach (OperationEntry entry in reference.Operations)
        {
            var operation = new OperationPage(reference, entry);
            yield return Page.Write(reference, entry.File, $"{entry.Group.Name}.{entry.ShortName}", entry.Group.Name, operation.Write);
        }

        var types = new TypePage(reference);
        foreach (TypeEntry entry in reference.Types)
        {
            yield return Page.Write(reference, entry.File, entry.Name, null, page => types.Write(page, entry));
        }

        yield return SearchIndex.Write(reference);
        yield return Asset("page.css");
        yield return Asset("page.js");
    }

    private static PageFile Asset(string name)
    {
        using Stream stream = typeof(ContractPages).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return new PageFile(name, reader.ReadToEnd().ReplaceLineEndings("\n"));
    }
}

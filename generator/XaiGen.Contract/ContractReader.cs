using XaiGen.Contract.Model;
using XaiGen.Contract.Reading;
using XaiGen.Contract.Reading.Documents;

namespace XaiGen.Contract;

/// <summary>Reads a Swagger 2.0 or OpenAPI 3 document in YAML or JSON.</summary>
public static class ContractReader
{
    /// <summary>Never throws because of the text: each fault is reported as a problem with its location.</summary>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static ContractReading Read(string text, CancellationToken cancellationToken = default)
        => Read(ContractFiles.Of(text), cancellationToken);

    /// <summary>Reads a document with its parts and overlays. Does no IO: it reads neither the disk nor the network.</summary>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static ContractReading Read(ContractFiles files, CancellationToken cancellationToken = default)
        => Read(new ReadingContext(files, cancellationToken), DocumentReader.Read);

    internal static ContractReading Read(ReadingContext context, Func<ReadingContext, ApiContract?> read)
    {
        ApiContract? contract = null;
        try
        {
            contract = read(context);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            context.ReportFault(fault);
        }

        return new ContractReading(contract, context.Problems);
    }
}

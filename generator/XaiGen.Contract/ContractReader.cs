using XaiGen.Contract.Model;
using XaiGen.Contract.Reading;
using XaiGen.Contract.Reading.Documents;

namespace XaiGen.Contract;

/// <summary>Reads a document of Swagger 2.0 or OpenAPI 3, in YAML or JSON.</summary>
public static class ContractReader
{
    /// <summary>Never throws because of the text: whatever is wrong with it is among the problems, with its place.</summary>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static ContractReading Read(string text, CancellationToken cancellationToken = default)
        => Read(ContractFiles.Of(text), cancellationToken);

    /// <summary>
    /// Reads a document with its parts and overlays. Nothing is looked for elsewhere: neither on a disk nor on a network.
    /// </summary>
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

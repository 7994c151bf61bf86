using XaiGen.Contract.Reading;

namespace XaiGen.Contract;

/// <summary>Reads an OpenAPI 3.0 or 3.1 document, in YAML or JSON.</summary>
public static class ContractReader
{
    /// <summary>Never throws because of the text: whatever is wrong with it is among the problems, with its place.</summary>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static ContractReading Read(string text, CancellationToken cancellationToken = default)
        => Read(text, DocumentReader.Read, cancellationToken);

    internal static ContractReading Read(string text, Func<ReadingContext, ApiContract?> read, CancellationToken cancellationToken)
    {
        var context = new ReadingContext(text, cancellationToken);
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

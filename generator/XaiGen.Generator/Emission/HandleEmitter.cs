using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Emission;

/// <summary>The handle of long-running work: what the shared base asks, answered for one pair of operations.</summary>
internal static class HandleEmitter
{
    internal static void Write(SourceWriter writer, HandleModel handle, CSharpCode code)
    {
        string client = code.Own(handle.PollClient);
        string id = code.Type(handle.IdType);
        string status = code.Own(handle.Status.Name!);
        string result = $"{status}.{handle.ResultCase}";
        string text = code.Text(handle.IdType, "id", isOptional: false);
        string empty = handle.WhenEmpty is { } meaning ? $", {meaning.Status}, static () => new {code.Own(meaning.Case)}()" : "";

        writer.Doc(handle.Doc).Generated()
            .Open($"public partial class {handle.Name} : {code.Own(code.Prefix + "Operation")}<{status}, {result}>")
            .Line($"private readonly {client} _client;")
            .Line()
            .Line("/// <summary>Takes up work that was started before.</summary>")
            .Line("/// <param name=\"client\">The client to ask.</param>")
            .Line("/// <param name=\"id\">The identifier that the start gave.</param>")
            .Line($"public {handle.Name}({client} client, {id} id)")
            .Indented(inner => inner.Line($": base({text}, client.TimeProvider, client.PollInterval)"))
            .Indented(inner => inner.Line("=> (_client, Id) = (client, id);"))
            .Line()
            .Line("/// <summary>For a test double.</summary>")
            .Line($"protected {handle.Name}() => _client = null!;")
            .Line()
            .Line("/// <summary>The identifier of the work: enough to take it up again.</summary>")
            .Line($"public {id} Id {{ get; }}")
            .Line()
            .Line("/// <inheritdoc/>")
            .Open($"protected override async _tasks::Task<_model::ClientResult<{status}>> PollAsync(_sys::Threading.CancellationToken cancellationToken)")
            .Line($"_model::ClientResult answer = await _client.{handle.PollMethod}Async({string.Join(", ", Enumerable.Range(0, handle.PollParameters).Select(i => i == handle.IdPosition ? "Id" : "null"))}, _api::ApiConnection.Options(cancellationToken)).ConfigureAwait(false);")
            .Line($"return _model::ClientResult.FromValue(_api::ApiConnection.Read<{status}>(answer, _api::JsonRead.Model<{status}>{empty}), answer.GetRawResponse());")
            .Close()
            .Line()
            .Line("/// <inheritdoc/>")
            // An unforeseen state is no end: later answers may be understood again.
            .Line($"protected override bool IsPending({status} status) => status is {status}.{handle.PendingCase} or {status}.Unknown;")
            .Line()
            .Line("/// <inheritdoc/>")
            .Line(handle.ProgressProperty is { } progress
                ? $"protected override int? ProgressOf({status} status) => (status as {status}.{handle.PendingCase})?.{progress} is {{ }} progress ? (int)progress : null;"
                : $"protected override int? ProgressOf({status} status) => null;")
            .Line()
            .Line("/// <inheritdoc/>")
            .Line($"protected override {result}? ResultOf({status} status) => status as {result};")
            .Line()
            .Line("/// <inheritdoc/>")
            .Open($"protected override string StateOf({status} status) => status switch");
        foreach (FailedCase failure in handle.Failures)
        {
            writer.Line($"{status}.{failure.Name} => {Literal.Of(failure.WireState)},");
        }

        writer.Line("_ => status.GetType().Name,").Close(";")
            .Line()
            .Line("/// <inheritdoc/>")
            .Open($"protected override (string? Code, string? Message) ErrorOf({status} status) => status switch");
        foreach (FailedCase failure in handle.Failures.Where(failure => failure.Code is not null || failure.Message is not null))
        {
            string access = $"failure.{failure.Error}{(failure.IsErrorRequired ? "." : "?.")}";
            string Of(ErrorMember? member)
                => member is null ? "null" : access + member.Name + (!member.IsWireString ? "" : member.IsRequired ? ".Value" : "?.Value");
            writer.Line($"{status}.{failure.Name} failure => ({Of(failure.Code)}, {Of(failure.Message)}),");
        }

        writer.Line("_ => (null, null),").Close(";").Close();
    }
}

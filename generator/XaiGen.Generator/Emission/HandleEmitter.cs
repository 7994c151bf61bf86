using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Emission;

/// <summary>Emits the handle of a long-running operation: the overrides of the shared base class for one pair of operations.</summary>
internal static class HandleEmitter
{
    internal static Code Write(HandleModel handle, CSharpExpressions cs)
    {
        Code client = cs.Qualified(handle.PollClient);
        Code id = cs.Type(handle.IdType);
        Code status = cs.Qualified(handle.Status.Name!);
        Code result = $"{status}.{handle.ResultCase}";
        Code pending = $"{status}.{handle.PendingCase}";
        Code empty = handle.WhenEmpty is { } meaning ? $", {meaning.Status}, static () => new {cs.Qualified(meaning.Case)}()" : Code.None;
        Code progress = handle.ProgressProperty is { } property
            ? $"(status as {pending})?.{property} is {{ }} progress ? (int)progress : null"
            : Code.Of($"null");
        IEnumerable<Code> arguments = Enumerable.Range(0, handle.PollParameters)
            .Select(i => i == handle.IdPosition ? Code.Of($"Id") : $"null")
            .Append(ClientEmitter.Options);
        Code poll = $"await _client.{handle.PollMethod}Async({Code.List(arguments)}).ConfigureAwait(false)";
        Code read = ClientEmitter.Read(status, $"answer", $"_api::JsonRead.Model<{status}>", empty);
        IEnumerable<Code> states = handle.Failures.Select(failure
            => Code.Of($"{status}.{failure.Name} => {Literal.Of(failure.WireState)},"));

        (Code task, Code token) = (ClientEmitter.Task, ClientEmitter.CancellationToken);

        // An unknown state does not end the operation: a later response may be known again.
        return $$"""
            {{DocComment.Of(handle.Doc, "", handle.Pointer)}}
            {{TypeEmitter.Generated}}
            {{cs.AccessOf(handle.Name)}} partial class {{handle.Name}} : {{cs.Prefixed("Operation")}}<{{status}}, {{result}}>
            {
                readonly {{client}} _client;

                /// <summary>Resumes an operation started earlier.</summary>
                /// <param name="client">The client that polls the operation.</param>
                /// <param name="id">The ID returned when the operation was started.</param>
                public {{handle.Name}}({{client}} client, {{id}} id)
                    : base({{cs.Text(handle.IdType, $"id", isOptional: false)}}, client.TimeProvider, client.PollInterval)
                    => (_client, Id) = (client, id);

                /// <summary>For mocking.</summary>
                protected {{handle.Name}}() => _client = new(_api::ApiConnection.NotSetUp);

                /// <summary>The ID of the operation: all that is needed to resume it.</summary>
                public {{id}} Id { get; }

                /// <inheritdoc/>
                protected override async {{task}}<_model::ClientResult<{{status}}>> PollAsync({{token}} cancellationToken)
                {
                    _model::ClientResult answer = {{poll}};
                    return new _api::ApiReport<{{status}}>({{read}}, answer);
                }

                /// <inheritdoc/>
                protected override bool IsPending({{status}} status) => status is {{pending}} or {{status}}.Unknown;

                /// <inheritdoc/>
                protected override bool IsUnknown({{status}} status) => status is {{status}}.Unknown;

                /// <inheritdoc/>
                protected override int? ProgressOf({{status}} status) => {{progress}};

                /// <inheritdoc/>
                protected override {{result}}? ResultOf({{status}} status) => status as {{result}};

                /// <inheritdoc/>
                protected override string StateOf({{status}} status) => status switch
                {
                    {{Code.Lines(states)}}
                    _ => status.GetType().Name,
                };

                /// <inheritdoc/>
                protected override (string? Code, string? Message) ErrorOf({{status}} status) => status switch
                {
                    {{Code.Lines(handle.Failures.Select(failure => ErrorOf(failure, status)))}}
                    _ => (null, null),
                };
            }
            """;
    }

    private static Code ErrorOf(FailedCase failure, Code status)
        => failure is { Code: null, Message: null } ? Code.None
            : $"{status}.{failure.Name} failure => ({Access(failure, failure.Code)}, {Access(failure, failure.Message)}),";

    private static Code Access(FailedCase failure, ErrorMember? member)
    {
        if (failure.Error is not { } error || member is null)
        {
            return $"null";
        }

        Code access = $"failure.{error}{Code.If(!failure.IsErrorRequired, $"?")}.{member.Name}";
        return member.IsWireString ? $"{access}{Code.If(!member.IsRequired, $"?")}.Value" : access;
    }
}

using XaiGen.Contract.Model;
using XaiGen.Contract.Resolving;
using XaiGen.Generator.Binding.Operations;
using XaiGen.Generator.Binding.Types;
using XaiGen.Generator.CSharp;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Binding;

/// <summary>Binds the calls that the API makes: the types of their bodies, and the methods that read them.</summary>
internal sealed class WebhookBinder(TypeBinder types, BindingProblems problems)
{
    private const string UsualMethod = "post";

    /// <summary>Returns null if no call sends JSON.</summary>
    internal WebhooksModel? Bind(ApiContract contract, Identifier name)
    {
        (ApiWebhook Call, ApiOperation? Of)[] calls =
        [
            .. contract.Webhooks.Select(call => (call, (ApiOperation?)null)),
            .. contract.Operations.SelectMany(operation => operation.Callbacks.Select(call => (call, (ApiOperation?)operation))),
        ];
        if (calls.Length == 0)
        {
            return null;
        }

        Identifier[] names = problems.Allocate(
            [.. calls.Select(call => new NameRequest(
                call.Call.Pointer,
                "Read" + NameOf(call.Call, call.Of),
                call.Call.MethodName is { } given ? new GivenName("Read" + given, call.Call.Pointer + "/x-xaigen-method") : null))],
            [name],
            "method");
        var nested = new List<TypeModel>();
        var scope = new TypeScope(name, nested.Add, [name, WebhooksModel.Parse, .. names.Select(method => method.Text)]);
        var webhooks = calls.Select((call, i) => Bind(call.Call, names[i], scope)).ToEquatableArray();
        return new WebhooksModel
        {
            Name = name,
            Webhooks = webhooks,
            Event = BindEvent(contract, new TypeScope(name, nested.Add, scope.Taken, Directions.Received)),
            Nested = nested.ToEquatableArray(),
        };
    }

    /// <summary>The union of what all webhooks send, where each body says which it is. Callbacks go to addresses of their own.</summary>
    private TypeRef? BindEvent(ApiContract contract, TypeScope scope)
        => contract.Webhooks.Count > 1 && contract.Webhooks.All(webhook => webhook.Body.Schema is not null)
            && types.Schemas.Unite(contract.Webhooks.Select(webhook => webhook.Body.Schema!), WebhooksModel.Place) is { } union
                ? types.Bind(union, scope, "Event")
                : null;

    private WebhookModel Bind(ApiWebhook call, Identifier name, TypeScope scope) => new(
        name,
        call.Name,
        call.Pointer,
        call.Body.Schema is { } body ? types.Bind(body, scope, name.Text.Substring("Read".Length) + "Body") : TypeRef.Any,
        Docs.Of(call.Summary, call.Description, call.Source, call.IsDeprecated));

    /// <summary>The name of a call. The method is added unless it is POST, because calls may share a key.</summary>
    private static string NameOf(ApiWebhook call, ApiOperation? operation)
        => call.MethodName
            ?? (operation is null ? "" : Names.Pascal(operation.MethodName ?? OperationBinder.TextOf(operation)))
                + Names.Pascal(call.Name) + (call.Method == UsualMethod ? "" : Names.Pascal(call.Method));
}

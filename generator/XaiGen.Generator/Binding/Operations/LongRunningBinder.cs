using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Generator.Binding.Types;
using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Binding.Operations;

/// <summary>Pairs the call that starts work with the one that polls it, and creates their handle.</summary>
internal sealed class LongRunningBinder(
    IReadOnlyList<(ApiOperation Operation, TagClient Client, MethodModel Method)> methods, TypeBinder types, BindingProblems problems)
{
    private readonly Dictionary<string, HandleModel> _handles = [];

    internal MethodModel Bind(LongRunning work, MethodModel method, TagClient client)
    {
        if (HandleOf(work) is not { } handle || StartOf(work, method, handle.IdType) is not { } start)
        {
            return method;
        }

        if (client.Resumes.All(resume => resume.Handle != handle.Name))
        {
            if (client.Resumes.Count > 0)
            {
                Unresolved(work, ProblemRules.HandleTwice.Message(client.Resumes[0].Handle));
                return method;
            }

            client.Resumes.Add(new ResumeModel(handle.Name, handle.IdType, handle.PollClient, work.Pointer));
        }

        // A null response has no ID, so it is treated as unreadable. The flag is set in the body, so the body is required.
        return method.NeverNull() with
        {
            Start = start,
            Body = start.FlagProperty is null ? method.Body : method.Body! with { IsRequired = true },
        };
    }

    private HandleModel? HandleOf(LongRunning work)
    {
        (ApiOperation? poll, TagClient? client, MethodModel? method) =
            methods.FirstOrDefault(candidate => candidate.Operation.OperationId == work.Poll);
        if (poll is null || client is null || method is null)
        {
            return Unresolved(work, ProblemRules.LongRunningUnresolved.Message(work.Poll));
        }

        ParameterModel? id = method.Parameters.FirstOrDefault(parameter => parameter.WireName == work.Id && parameter.IsInPath);
        if (id is null || method.Parameters.Any(parameter => parameter != id && parameter.IsRequired))
        {
            return Unresolved(work, ProblemRules.PollParameters.Message(work.Poll, work.Id));
        }

        if (types.Find(method.JsonType) is not UnionModel union)
        {
            return Unresolved(work, ProblemRules.PollNotUnion.Message(work.Poll));
        }

        CaseModel? pending = union.Cases.FirstOrDefault(@case => @case.Name == work.Pending);
        CaseModel? result = union.Cases.FirstOrDefault(@case => @case.Name == work.Result);
        if (pending is null || result is null)
        {
            return Unresolved(work, ProblemRules.PollCaseUnknown.Message(work.Poll, pending is null ? work.Pending : work.Result));
        }

        PropertyModel? progress = pending.Properties.FirstOrDefault(property => property.WireName == work.Progress);
        if (work.Progress is not null && progress is not { Type.Kind: ValueKind.Int32 or ValueKind.Int64 })
        {
            return Unresolved(work, ProblemRules.ProgressUnknown.Message(work.Pending, work.Progress));
        }

        CaseModel[] failures = [.. union.Cases.Where(@case => @case != pending && @case != result)];
        if (work.Error is not null && !failures.Any(@case => @case.Properties.Any(property => property.WireName == work.Error)))
        {
            return Unresolved(work, ProblemRules.WorkErrorUnknown.Message(work.Error));
        }

        var handle = new HandleModel
        {
            Pointer = poll.Pointer,
            Name = types.ExplicitType(work.Handle),
            Doc = new Doc(
                $"A long-running operation, polled with {method.Name}Async.",
                "Keep the ID to resume the operation later, even in another process."),
            IdType = id.Type,
            Status = method.JsonType!.Nullable(false),
            PollClient = client.Name,
            PollMethod = method.Name,
            IdPosition = method.Parameters.ToList().IndexOf(id),
            PollParameters = method.Parameters.Count(parameter => parameter.IsArgument),
            WhenEmpty = method.WhenEmpty,
            PendingCase = pending.Name,
            ResultCase = result.Name,
            ProgressProperty = progress?.Name,
            Failures = failures.Select(@case => Failure(@case, work)).ToEquatableArray(),
        };
        if (_handles.TryGetValue(handle.Name, out HandleModel? known))
        {
            return known == handle ? known : Unresolved(work, ProblemRules.HandleDiffers.Message(work.Handle));
        }

        _handles.Add(handle.Name, handle);
        types.TopLevel.Add(handle);
        return handle;
    }

    private FailedCase Failure(CaseModel @case, LongRunning work)
    {
        PropertyModel? error = @case.Properties.FirstOrDefault(property => property.WireName == work.Error);
        var detail = types.Find(error?.Type) as RecordModel;
        return new FailedCase(
            @case.Name, @case.DiscriminatorValues.FirstOrDefault() ?? @case.Name, error?.Name, error is { IsOptional: false },
            Member("code"), Member("message"));

        ErrorMember? Member(string wireName)
            => detail?.Properties.FirstOrDefault(
                property => property.WireName == wireName) is { Type.Kind: ValueKind.String or ValueKind.WireString } property
                ? new ErrorMember(property.Name, !property.IsOptional, property.Type.Kind == ValueKind.WireString)
                : null;
    }

    private StartModel? StartOf(LongRunning work, MethodModel method, TypeRef id)
    {
        if (work.Flag is null)
        {
            if (IdProperty(method.JsonType, work) is not { } direct)
            {
                Unresolved(work, ProblemRules.StartWithoutId.Message(work.Id));
                return null;
            }

            return IsSameType(work, direct, id)
                ? new StartModel { Handle = types.ExplicitType(work.Handle), IdProperty = direct.Name }
                : null;
        }

        if (!method.FlattenedBody.IsEmpty)
        {
            Unresolved(work, ProblemRules.StartFlattened.Message(work.Flag));
            return null;
        }

        var request = types.Find(method.RequestType) as RecordModel;
        PropertyModel? flag =
            request?.Properties.FirstOrDefault(property => property.WireName == work.Flag && property.Type.Kind == ValueKind.Boolean);
        var union = types.Find(method.JsonType) as UnionModel;
        CaseModel? started = union?.Cases.FirstOrDefault(@case => IdProperty(@case.Value, work) is not null);
        CaseModel? immediate = union?.Cases.FirstOrDefault(@case => @case != started);
        if (flag is null || union is not { Cases.Count: 2 } || started is null || immediate is null)
        {
            Unresolved(work, flag is null
                ? ProblemRules.StartFlagUnknown.Message(work.Flag)
                : ProblemRules.StartNotUnion.Message(work.Id));
            return null;
        }

        PropertyModel startedId = IdProperty(started.Value, work)!;
        return !IsSameType(work, startedId, id) ? null : new StartModel
        {
            Handle = types.ExplicitType(work.Handle),
            IdProperty = startedId.Name,
            FlagProperty = flag.Name,
            StartedCase = method.JsonType!.Name!.Inner(started.Name),
            ImmediateCase = method.JsonType.Name!.Inner(immediate.Name),
            ImmediateType = immediate.Value,
        };
    }

    private PropertyModel? IdProperty(TypeRef? type, LongRunning work)
        => (types.Find(type) as RecordModel)?.Properties.FirstOrDefault(property => property.WireName == work.Id && property.IsRequired);

    /// <summary>Whether the ID in the start's response has the type of the poll's parameter; reports it if not.</summary>
    private bool IsSameType(LongRunning work, PropertyModel started, TypeRef id)
    {
        if (started.Type == id)
        {
            return true;
        }

        Unresolved(work, ProblemRules.StartIdDiffers.Message(work.Id, Describe(started.Type), Describe(id), work.Poll));
        return false;
    }

    private static string Describe(TypeRef type)
    {
        string name = type.Name is not null ? $"'{type.Name}'" : $"a value of the kind '{type.Kind}'";
        return type.IsNullable ? name + " or null" : name;
    }

    private HandleModel? Unresolved(LongRunning work, ProblemMessage why)
    {
        problems.Add(why, work.Pointer);
        return null;
    }
}

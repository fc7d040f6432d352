using Keles.Cel;
using Keles.Machinery;

namespace Keles.Api.Expressions;

/// <summary><c>authorizer.group('apps').resource('deployments').check('create').allowed()</c>.</summary>
public static class AuthorizerLibrary
{
    public static CelLibrary Library { get; } = new CelLibrary()
        .TypeName(AuthorizerValue.CelType).TypeName(PathCheckValue.CelType).TypeName(GroupCheckValue.CelType).TypeName(ResourceCheckValue.CelType).TypeName(DecisionValue.CelType)
        .Member("path", "authorizer_path", PathCheckValue.CelType, [AuthorizerValue.CelType, CelType.String], static a => NotBlank(a[1], "path") ?? CelValue.Of(new PathCheckValue(Of(a), a[1].AsString)))
        .Member("group", "authorizer_group", GroupCheckValue.CelType, [AuthorizerValue.CelType, CelType.String], static a => CelValue.Of(new GroupCheckValue(Of(a), a[1].AsString)))
        .Member("serviceAccount", "authorizer_serviceaccount", AuthorizerValue.CelType, [AuthorizerValue.CelType, CelType.String, CelType.String], ServiceAccount)
        .Member("resource", "groupcheck_resource", ResourceCheckValue.CelType, [GroupCheckValue.CelType, CelType.String], static a => NotBlank(a[1], "resource") ?? CelValue.Of(((GroupCheckValue)a[0].AsOpaque).Resource(a[1].AsString)))
        .Member("subresource", "resourcecheck_subresource", ResourceCheckValue.CelType, [ResourceCheckValue.CelType, CelType.String], static a => With(a, static (q, text) => q with { Subresource = text }))
        .Member("namespace", "resourcecheck_namespace", ResourceCheckValue.CelType, [ResourceCheckValue.CelType, CelType.String], static a => With(a, static (q, text) => q with { Namespace = text }))
        .Member("name", "resourcecheck_name", ResourceCheckValue.CelType, [ResourceCheckValue.CelType, CelType.String], static a => With(a, static (q, text) => q with { Name = text }))
        .Member("fieldSelector", "authorizer_fieldselector", ResourceCheckValue.CelType, [ResourceCheckValue.CelType, CelType.String], static a => With(a, static (q, text) => q with { FieldSelector = text }))
        .Member("labelSelector", "authorizer_labelselector", ResourceCheckValue.CelType, [ResourceCheckValue.CelType, CelType.String], static a => With(a, static (q, text) => q with { LabelSelector = text }))
        .Member("check", "pathcheck_check", DecisionValue.CelType, [PathCheckValue.CelType, CelType.String], static a => CelValue.Of(((PathCheckValue)a[0].AsOpaque).Check(a[1].AsString)))
        .Member("check", "resourcecheck_check", DecisionValue.CelType, [ResourceCheckValue.CelType, CelType.String], static a => CelValue.Of(((ResourceCheckValue)a[0].AsOpaque).Check(a[1].AsString)))
        .Member("allowed", "decision_allowed", CelType.Bool, [DecisionValue.CelType], static a => CelValue.Of(Answer(a).Allowed))
        .Member("reason", "decision_reason", CelType.String, [DecisionValue.CelType], static a => CelValue.Of(Answer(a).Reason))
        .Member("errored", "decision_errored", CelType.Bool, [DecisionValue.CelType], static a => CelValue.Of(Answer(a).Error.Length > 0))
        .Member("error", "decision_error", CelType.String, [DecisionValue.CelType], static a => CelValue.Of(Answer(a).Error));

    private static IExpressionAuthorizer Of(ReadOnlySpan<CelValue> args) => ((AuthorizerValue)args[0].AsOpaque).Authorizer;

    private static (bool Allowed, string Reason, string Error) Answer(ReadOnlySpan<CelValue> args) => ((DecisionValue)args[0].AsOpaque).Answer;

    private static CelValue? NotBlank(CelValue text, string what) => text.AsString.AsSpan().Trim().IsEmpty ? CelValue.Error($"{what} must not be empty") : null;

    private static CelValue With(ReadOnlySpan<CelValue> args, Func<AccessQuestion, string, AccessQuestion> change)
    {
        var text = args[1].AsString;
        return CelValue.Of(((ResourceCheckValue)args[0].AsOpaque).With(q => change(q, text)));
    }

    private static CelValue ServiceAccount(ReadOnlySpan<CelValue> args)
    {
        var (ns, name) = (args[1].AsString, args[2].AsString);
        if (DnsNames.Subdomain(name) is { Count: > 0 } badName) return CelValue.Error($"Invalid service account name: {string.Join(", ", badName)}");
        if (DnsNames.Label(ns) is { Count: > 0 } badNamespace) return CelValue.Error($"Invalid service account namespace: {string.Join(", ", badNamespace)}");
        return CelValue.Of(new AuthorizerValue(Of(args).ForServiceAccount(ns, name)));
    }
}

namespace Keles.Api.Expressions;

/// <summary>The names of the variables of policies and match conditions.</summary>
public static class AdmissionVariables
{
    public const string Object = "object";
    public const string OldObject = "oldObject";
    public const string Params = "params";
    public const string Request = "request";
    public const string Namespace = "namespaceObject";
    public const string Authorizer = "authorizer";
    public const string RequestResource = "authorizer.requestResource";
    public const string Composed = "variables";
}

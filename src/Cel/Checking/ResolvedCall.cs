namespace Keles.Cel;

/// <summary>Which function a call means.</summary>
/// <param name="Function">Its name, which for a namespaced function contains what stands before the dot.</param>
/// <param name="Target">What the call is made on; null for a call of its own.</param>
internal sealed record ResolvedCall(string Function, Expr? Target, IReadOnlyList<CelOverload> Overloads);

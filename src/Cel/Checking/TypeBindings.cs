namespace Keles.Cel;

/// <summary>What the variables of declarations stand for so far; a trial that fails is taken back.</summary>
internal sealed class TypeBindings
{
    private readonly Dictionary<string, CelType> _bound = new(StringComparer.Ordinal);
    private readonly List<(string Name, CelType? Before)> _trail = [];
    private int _fresh;

    public CelType Fresh() => CelType.Param($"_var{_fresh++}");

    /// <summary>Whether a value of one type may stand where the other is wanted; binds variables when it may.</summary>
    public bool Assignable(CelType from, CelType to) => Try(() => Assign(from, to));

    public bool Assignable(IReadOnlyList<CelType> from, IReadOnlyList<CelType> to) => Try(() => AssignAll(from, to));

    private bool Try(Func<bool> trial)
    {
        var mark = _trail.Count;
        if (trial())
        {
            return true;
        }
        for (var i = _trail.Count - 1; i >= mark; i--)
        {
            if (_trail[i].Before is { } before)
            {
                _bound[_trail[i].Name] = before;
            }
            else
            {
                _bound.Remove(_trail[i].Name);
            }
        }
        _trail.RemoveRange(mark, _trail.Count - mark);
        return false;
    }

    private bool AssignAll(IReadOnlyList<CelType> from, IReadOnlyList<CelType> to)
    {
        if (from.Count != to.Count)
        {
            return false;
        }
        for (var i = 0; i < from.Count; i++)
        {
            if (!Assign(from[i], to[i]))
            {
                return false;
            }
        }
        return true;
    }

    private bool Assign(CelType from, CelType to)
    {
        if (to.Kind == CelTypeKind.TypeParam)
        {
            var (valid, bound) = Substitute(from, to);
            if (valid || bound)
            {
                return valid;
            }
        }
        if (from.Kind == CelTypeKind.TypeParam)
        {
            return Substitute(to, from).Valid;
        }
        if (from.IsDynOrError || to.IsDynOrError)
        {
            return true;
        }
        if (from.Kind == CelTypeKind.Null)
        {
            return to.Kind is CelTypeKind.Null or CelTypeKind.Object or CelTypeKind.Opaque or CelTypeKind.Wrapper
                or CelTypeKind.Timestamp or CelTypeKind.Duration;
        }
        if (from.Kind == CelTypeKind.Wrapper)
        {
            return Assign(from.Parameters[0], to) || (to.Kind == CelTypeKind.Wrapper && from.Equals(to));
        }
        if (to.Kind == CelTypeKind.Wrapper)
        {
            return from.Equals(to.Parameters[0]);
        }
        if (from.Kind != to.Kind)
        {
            return false;
        }
        return from.Kind == CelTypeKind.Type || (from.Name == to.Name && AssignAll(from.Parameters, to.Parameters));
    }

    /// <summary>Whether a type fits a variable, and whether the variable already stood for something.</summary>
    private (bool Valid, bool Bound) Substitute(CelType type, CelType variable)
    {
        if (type.Equals(variable))
        {
            return (true, true);
        }
        if (_bound.TryGetValue(variable.Name, out var bound))
        {
            if (type.Equals(bound))
            {
                return (true, true);
            }
            if (!Assign(type, bound))
            {
                return (false, true);
            }
            var general = MostGeneral(type, bound);
            if (!Occurs(variable, general))
            {
                Bind(variable, general);
            }
            return (true, true);
        }
        if (Occurs(variable, type))
        {
            return (false, false);
        }
        Bind(variable, type);
        return (true, false);
    }

    private void Bind(CelType variable, CelType type)
    {
        _trail.Add((variable.Name, _bound.GetValueOrDefault(variable.Name)));
        _bound[variable.Name] = type;
    }

    private bool Occurs(CelType variable, CelType within)
    {
        if (variable.Equals(within))
        {
            return true;
        }
        if (within.Kind == CelTypeKind.TypeParam)
        {
            return _bound.TryGetValue(within.Name, out var bound) && Occurs(variable, bound);
        }
        return within.Parameters.Any(p => Occurs(variable, p));
    }

    public static CelType MostGeneral(CelType a, CelType b) => LessSpecific(a, b) ? a : b;

    private static bool LessSpecific(CelType a, CelType b)
    {
        if (a.IsDyn || a.Kind == CelTypeKind.TypeParam)
        {
            return true;
        }
        if (b.IsDyn || b.Kind == CelTypeKind.TypeParam || a.Kind != b.Kind)
        {
            return false;
        }
        if (a.Kind is CelTypeKind.List or CelTypeKind.Map or CelTypeKind.Opaque)
        {
            return a.Name == b.Name && a.Parameters.Count == b.Parameters.Count && a.Parameters.Zip(b.Parameters).All(p => LessSpecific(p.First, p.Second));
        }
        return a.Kind == CelTypeKind.Type || a.Equals(b);
    }

    /// <summary>The type with its variables replaced; those that stand for nothing become dyn when asked.</summary>
    public CelType Resolve(CelType type, bool toDyn)
    {
        if (type.Kind == CelTypeKind.TypeParam)
        {
            return _bound.TryGetValue(type.Name, out var bound) ? Resolve(bound, toDyn) : toDyn ? CelType.Dyn : type;
        }
        return type.Parameters.Count == 0 ? type : type.With([.. type.Parameters.Select(p => Resolve(p, toDyn))]);
    }

    /// <summary>A signature with variables of its own for this one call.</summary>
    public (CelType[] Arguments, CelType Result) Instantiate(CelOverload overload)
    {
        Dictionary<string, CelType> fresh = new(StringComparer.Ordinal);
        return ([.. overload.Arguments.Select(Renamed)], Renamed(overload.Result));

        CelType Renamed(CelType type)
        {
            if (type.Kind == CelTypeKind.TypeParam)
            {
                return fresh.TryGetValue(type.Name, out var known) ? known : fresh[type.Name] = Fresh();
            }
            return type.Parameters.Count == 0 ? type : type.With([.. type.Parameters.Select(Renamed)]);
        }
    }
}

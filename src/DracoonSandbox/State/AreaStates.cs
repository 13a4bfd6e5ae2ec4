using System.Text.Json;
using System.Text.Json.Nodes;

namespace DracoonSandbox.State;

/// <summary>
/// What one area alone knows: a class with a constructor without parameters and settable properties, made when it is first asked for. It is
/// forgotten at a reset and kept across restarts like everything else. It names users and nodes by their ids.
/// </summary>
internal sealed class AreaStates
{
    private readonly Dictionary<string, object> _areas = [];
    private JsonObject _loaded = [];

    public T Get<T>()
        where T : class, new()
    {
        string name = typeof(T).Name;
        if (!_areas.TryGetValue(name, out object? area))
        {
            area = _loaded[name]?.Deserialize<T>() ?? new T();
            _areas[name] = area;
        }
        return (T)area;
    }

    public void Clear()
    {
        _areas.Clear();
        _loaded = [];
    }

    /// <summary>All areas as JSON, those too that nobody has asked for since they were loaded.</summary>
    public JsonObject Save()
    {
        var saved = (JsonObject)_loaded.DeepClone();
        foreach ((string name, object area) in _areas)
        {
            saved[name] = JsonSerializer.SerializeToNode(area, area.GetType());
        }
        return saved;
    }

    public void Load(JsonObject? saved)
    {
        _areas.Clear();
        _loaded = saved ?? [];
    }
}

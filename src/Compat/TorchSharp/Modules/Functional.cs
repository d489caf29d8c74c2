namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>How a loss over many elements becomes one number.</summary>
        public enum Reduction : long
        {
            None = 0,
            Mean = 1,
            Sum = 2,
        }

        /// <summary>Layers and losses as functions.</summary>
        public static unsafe partial class functional
        {
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null)
            {
                nint result = Native.ts_linear(input.Handle, weights.Handle, Op.HandleOf(bias));
                GC.KeepAlive(input);
                GC.KeepAlive(weights);
                GC.KeepAlive(bias);
                return Op.Wrap(result);
            }

            public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

            public static Tensor log_softmax(Tensor x, long dim) => x.log_softmax(dim);

            public static Tensor relu(Tensor x, bool inplace = false) => inplace ? x.relu_() : x.relu();

            public static Tensor gelu(Tensor x) => x.gelu();

            public static Tensor gelu(Tensor x, bool inplace) => inplace ? x.copy_(x.gelu()) : x.gelu();

            public static Tensor silu(Tensor x, bool inplace = false) => inplace ? x.copy_(x.silu()) : x.silu();

            public static Tensor sigmoid(Tensor x) => x.sigmoid();

            public static Tensor sigmoid(Tensor x, bool inplace) => inplace ? x.sigmoid_() : x.sigmoid();

            public static Tensor tanh(Tensor x, bool inplace = false) => inplace ? x.tanh_() : x.tanh();

            public static Tensor logsigmoid(Tensor x) => Op.Call(&Native.ts_log_sigmoid, x);

            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20)
            {
                nint result = Native.ts_softplus(x.Handle, beta, threshold);
                GC.KeepAlive(x);
                return Op.Wrap(result);
            }

            public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1E-05)
            {
                fixed (long* shape = normalized_shape)
                {
                    nint result = Native.ts_layer_norm(input.Handle, shape, normalized_shape.Length, Op.HandleOf(weight), Op.HandleOf(bias), eps);
                    GC.KeepAlive(input);
                    GC.KeepAlive(weight);
                    GC.KeepAlive(bias);
                    return Op.Wrap(result);
                }
            }

            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
            {
                if (inplace)
                {
                    Native.Check(Native.ts_dropout_(input.Handle, p, training ? 1 : 0));
                    return input;
                }
                nint result = Native.ts_dropout(input.Handle, p, training ? 1 : 0);
                GC.KeepAlive(input);
                return Op.Wrap(result);
            }

            /// <summary>Negative log-likelihood of class indices (or probabilities) under logits (N, C, …).</summary>
            public static Tensor cross_entropy(Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100, Reduction reduction = Reduction.Mean, double label_smoothing = 0)
            {
                nint result = Native.ts_cross_entropy(input.Handle, target.Handle, Op.HandleOf(weight), (long)reduction, ignore_index, label_smoothing);
                GC.KeepAlive(input);
                GC.KeepAlive(target);
                GC.KeepAlive(weight);
                return Op.Wrap(result);
            }

            /// <summary>Negative log-likelihood of class indices under log-probabilities (N, C, …).</summary>
            public static Tensor nll_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean)
            {
                nint result = Native.ts_nll_loss(input.Handle, target.Handle, Op.HandleOf(weight), (long)reduction, -100);
                GC.KeepAlive(input);
                GC.KeepAlive(target);
                GC.KeepAlive(weight);
                return Op.Wrap(result);
            }

            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
            {
                nint result = Native.ts_mse_loss(input.Handle, target.Handle, (long)reduction);
                GC.KeepAlive(input);
                GC.KeepAlive(target);
                return Op.Wrap(result);
            }

            public static Tensor one_hot(Tensor x, long num_classes = -1) => Op.Call(&Native.ts_one_hot, x, num_classes);

            /// <summary>softmax(QKᵀ/√d + mask)V over (…, length, d); a boolean mask is true where attention is allowed.</summary>
            public static Tensor scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask = null, double p = 0, bool is_casual = false)
            {
                nint result = Native.ts_attention(query.Handle, key.Handle, value.Handle, Op.HandleOf(attn_mask), p, is_casual ? 1 : 0);
                GC.KeepAlive(query);
                GC.KeepAlive(key);
                GC.KeepAlive(value);
                GC.KeepAlive(attn_mask);
                return Op.Wrap(result);
            }
        }
    }
}

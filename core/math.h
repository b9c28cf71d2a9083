#pragma once

namespace temper {

// The C library's exp and log differ between platforms in the last bit, and then one seed gives
// two texts. These are made of + - * / alone, so with floating-point contraction off every
// compiler gives the same bits.

/// e^x. Within 1 ulp of the true value; 0 below -745.2, infinity above 709.8, NaN for NaN.
double exp(double x);

/// Natural logarithm. Within 1 ulp of the true value; -infinity for 0, NaN below 0 and for NaN.
double log(double x);

/// ln(1 + x), for x from -1 on, and e^x - 1: relative error below 1e-15 also near 0.
double log1p(double x);
double expm1(double x);

}  // namespace temper
